/** The back end for {@code iptables-restore} and {@code ip6tables-restore}. */
@NullMarked
package org.twinkeep.compile.iptables;

import org.jspecify.annotations.NullMarked;
