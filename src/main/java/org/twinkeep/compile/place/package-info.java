/** Second pass: which ways through the node a rule is about. */
@NullMarked
package org.twinkeep.compile.place;

import org.jspecify.annotations.NullMarked;
