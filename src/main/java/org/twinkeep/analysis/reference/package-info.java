/**
 * The meaning of a design, one packet at a time, written for clarity and not for speed. What the
 * compiler generates is compared with it.
 */
@NullMarked
package org.twinkeep.analysis.reference;

import org.jspecify.annotations.NullMarked;
