/** Third pass: placed rules and automatic ones become chains of the neutral program. */
@NullMarked
package org.twinkeep.compile.lower;

import org.jspecify.annotations.NullMarked;
