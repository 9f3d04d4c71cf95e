/** What stands beside a ruleset of iptables. */
@NullMarked
package org.twinkeep.compile.iptables;

import org.jspecify.annotations.NullMarked;
