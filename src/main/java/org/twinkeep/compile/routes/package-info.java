/** Routing rules as the routes of one node: those that every node has, and those that move. */
@NullMarked
package org.twinkeep.compile.routes;

import org.jspecify.annotations.NullMarked;
