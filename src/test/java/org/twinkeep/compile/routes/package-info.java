/** The static routes of a node. */
@NullMarked
package org.twinkeep.compile.routes;

import org.jspecify.annotations.NullMarked;
