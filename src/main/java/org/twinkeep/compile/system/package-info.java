/** What ties the daemons to the system: the hand-over script, kernel settings, units. */
@NullMarked
package org.twinkeep.compile.system;

import org.jspecify.annotations.NullMarked;
