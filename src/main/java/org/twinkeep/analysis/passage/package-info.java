/**
 * What may pass from some addresses to others, read from the design itself: rule by rule, in
 * first-match order. A second reading beside the compiler's, for people who ask.
 */
@NullMarked
package org.twinkeep.analysis.passage;

import org.jspecify.annotations.NullMarked;
