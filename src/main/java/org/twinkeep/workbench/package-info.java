/**
 * What all parts of the window share: the open project with undo, the selection, live problems and
 * generated files. Uses javafx.beans and javafx.collections only, and is tested without a screen.
 */
@NullMarked
package org.twinkeep.workbench;

import org.jspecify.annotations.NullMarked;
