/** What stands beside a ruleset of nftables. */
@NullMarked
package org.twinkeep.compile.nftables;

import org.jspecify.annotations.NullMarked;
