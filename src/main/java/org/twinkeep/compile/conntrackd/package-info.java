/** Writes conntrackd.conf: how connection states travel to the other nodes. */
@NullMarked
package org.twinkeep.compile.conntrackd;

import org.jspecify.annotations.NullMarked;
