/** The Topology tab: the firewall's diagram, to look at and to arrange. */
@NullMarked
package org.twinkeep.ui.topology;

import org.jspecify.annotations.NullMarked;
