/** JSON as a tree that knows where each value stood, read with limits and printed for people. */
@NullMarked
package org.twinkeep.interchange.json;

import org.jspecify.annotations.NullMarked;
