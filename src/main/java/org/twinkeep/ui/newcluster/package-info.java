/** The new-cluster wizard: from nothing to a working pair in a few pages. */
@NullMarked
package org.twinkeep.ui.newcluster;

import org.jspecify.annotations.NullMarked;
