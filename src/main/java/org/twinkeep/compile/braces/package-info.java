/**
 * Configuration text made of words and blocks in braces, as keepalived and conntrackd read it. Only
 * words that cannot be syntax get in.
 */
@NullMarked
package org.twinkeep.compile.braces;

import org.jspecify.annotations.NullMarked;
