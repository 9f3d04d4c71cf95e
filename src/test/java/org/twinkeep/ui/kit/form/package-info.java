/** Tests of forms without a screen. */
@NullMarked
package org.twinkeep.ui.kit.form;

import org.jspecify.annotations.NullMarked;
