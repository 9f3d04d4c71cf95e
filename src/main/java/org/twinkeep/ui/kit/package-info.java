/**
 * What all parts of the window are made of: theme, icons, commands, drag and drop, forms, dialogs,
 * background tasks. Knows no model.
 */
@NullMarked
package org.twinkeep.ui.kit;

import org.jspecify.annotations.NullMarked;
