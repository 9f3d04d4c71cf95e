/** Tests of the package of the same name. */
@NullMarked
package org.twinkeep.ui.shell;

import org.jspecify.annotations.NullMarked;
