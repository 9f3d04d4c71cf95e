/** Sets of addresses, held to their laws. */
@NullMarked
package org.twinkeep.compile.sets;

import org.jspecify.annotations.NullMarked;
