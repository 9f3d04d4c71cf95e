@NullMarked
package org.twinkeep.analysis.passage;

import org.jspecify.annotations.NullMarked;
