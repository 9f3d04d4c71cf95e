/** Diagrams as pictures for documents: SVG, PNG, PDF. */
@NullMarked
package org.twinkeep.interchange.picture;

import org.jspecify.annotations.NullMarked;
