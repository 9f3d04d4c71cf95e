/** What the node's system gets: settings and units. */
@NullMarked
package org.twinkeep.compile.system;

import org.jspecify.annotations.NullMarked;
