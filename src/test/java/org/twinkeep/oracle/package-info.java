/**
 * The real kernel as an oracle: packets are sent through a network namespace that carries a
 * generated ruleset, and what becomes of them is compared with what the design says.
 */
@NullMarked
package org.twinkeep.oracle;

import org.jspecify.annotations.NullMarked;
