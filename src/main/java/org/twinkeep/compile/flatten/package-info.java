/**
 * Fourth pass: rules with alternatives become rules that one line of a tool can say, with chains of
 * their own where that would multiply lines or count a packet twice.
 */
@NullMarked
package org.twinkeep.compile.flatten;

import org.jspecify.annotations.NullMarked;
