/**
 * How each part of the model is written in JSON: a codec per family of types that names every
 * property once for writing and once for reading.
 */
@NullMarked
package org.twinkeep.interchange.codec;

import org.jspecify.annotations.NullMarked;
