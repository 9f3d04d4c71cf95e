/**
 * The lab: the nodes of a firewall booted as real Linux systems in network namespaces of this
 * machine, with hosts around them that send traffic. The work is done by the scripts in {@code
 * resources/rehearsal}; {@link org.twinkeep.rehearsal.Lab} is where to start.
 */
@NullMarked
package org.twinkeep.rehearsal;

import org.jspecify.annotations.NullMarked;
