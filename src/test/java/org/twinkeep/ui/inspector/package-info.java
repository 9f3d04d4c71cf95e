/** Tests of the inspector. */
@NullMarked
package org.twinkeep.ui.inspector;

import org.jspecify.annotations.NullMarked;
