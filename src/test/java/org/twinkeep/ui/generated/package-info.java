/** Tests of the package of the same name. */
@NullMarked
package org.twinkeep.ui.generated;

import org.jspecify.annotations.NullMarked;
