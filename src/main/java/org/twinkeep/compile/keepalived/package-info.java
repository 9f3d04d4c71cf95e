/** Writes keepalived.conf: who is master, what it holds, and whom it tells. */
@NullMarked
package org.twinkeep.compile.keepalived;

import org.jspecify.annotations.NullMarked;
