/** Exact sets of addresses, on which all passes count. */
@NullMarked
package org.twinkeep.compile.sets;

import org.jspecify.annotations.NullMarked;
