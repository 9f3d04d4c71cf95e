/**
 * The install wizard: choose, pre-flight, review, install, result. The view-model needs no screen.
 */
@NullMarked
package org.twinkeep.ui.install;

import org.jspecify.annotations.NullMarked;
