/**
 * Pass between lowering and flattening: long lists become look-ups whose results are short lists. A
 * pass here keeps the verdict, the log lines and the counter of every packet.
 */
@NullMarked
package org.twinkeep.compile.optimise;

import org.jspecify.annotations.NullMarked;
