/** The object tree with its filter. */
@NullMarked
package org.twinkeep.ui.objects;

import org.jspecify.annotations.NullMarked;
