/** The Problems panel. */
@NullMarked
package org.twinkeep.ui.problems;

import org.jspecify.annotations.NullMarked;
