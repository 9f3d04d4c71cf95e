/**
 * The second opinion on a design: what it says about packets, worked out without the compiler's
 * passes.
 */
@NullMarked
package org.twinkeep.analysis;

import org.jspecify.annotations.NullMarked;
