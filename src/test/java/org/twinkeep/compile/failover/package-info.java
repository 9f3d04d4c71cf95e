/** The fail-over files of a node, together: keepalived, conntrackd and what belongs to them. */
@NullMarked
package org.twinkeep.compile.failover;

import org.jspecify.annotations.NullMarked;
