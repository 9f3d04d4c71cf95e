/** Tests of the package of the same name. */
@NullMarked
package org.twinkeep.ui.kit;

import org.jspecify.annotations.NullMarked;
