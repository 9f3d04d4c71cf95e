/** The frame of the window: menu, toolbar, tabs, status bar, welcome page, command palette. */
@NullMarked
package org.twinkeep.ui.shell;

import org.jspecify.annotations.NullMarked;
