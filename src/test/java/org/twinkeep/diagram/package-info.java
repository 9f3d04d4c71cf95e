@NullMarked
package org.twinkeep.diagram;

import org.jspecify.annotations.NullMarked;
