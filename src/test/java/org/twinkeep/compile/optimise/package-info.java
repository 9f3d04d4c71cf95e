/** Dispatch against the list that it came from. */
@NullMarked
package org.twinkeep.compile.optimise;

import org.jspecify.annotations.NullMarked;
