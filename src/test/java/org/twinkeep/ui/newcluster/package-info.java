@NullMarked
package org.twinkeep.ui.newcluster;

import org.jspecify.annotations.NullMarked;
