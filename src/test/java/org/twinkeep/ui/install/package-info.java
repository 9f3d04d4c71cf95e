@NullMarked
package org.twinkeep.ui.install;

import org.jspecify.annotations.NullMarked;
