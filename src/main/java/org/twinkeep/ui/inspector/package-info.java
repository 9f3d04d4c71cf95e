/** The inspector: a form for whatever is selected. */
@NullMarked
package org.twinkeep.ui.inspector;

import org.jspecify.annotations.NullMarked;
