/** Flat programs and what the kernel takes of them. */
@NullMarked
package org.twinkeep.compile.flatten;

import org.jspecify.annotations.NullMarked;
