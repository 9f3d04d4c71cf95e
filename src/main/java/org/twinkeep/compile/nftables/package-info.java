/** The back end for {@code nft -f}: one table for both families. */
@NullMarked
package org.twinkeep.compile.nftables;

import org.jspecify.annotations.NullMarked;
