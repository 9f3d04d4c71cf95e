/**
 * Which VRRP instance of a cluster holds which address: the virtual addresses of the design, and
 * the addresses that NAT rules need.
 */
@NullMarked
package org.twinkeep.compile.ownership;

import org.jspecify.annotations.NullMarked;
