/**
 * What a look at the model alone can find wrong. One class per finding; {@link
 * org.twinkeep.check.Checks} lists them.
 */
@NullMarked
package org.twinkeep.check;

import org.jspecify.annotations.NullMarked;
