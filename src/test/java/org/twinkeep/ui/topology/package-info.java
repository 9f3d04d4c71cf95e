@NullMarked
package org.twinkeep.ui.topology;

import org.jspecify.annotations.NullMarked;
