/** Tests of the object tree. */
@NullMarked
package org.twinkeep.ui.objects;

import org.jspecify.annotations.NullMarked;
