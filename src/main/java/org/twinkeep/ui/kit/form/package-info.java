/**
 * Forms: entries that read a value, check what is typed while it is typed, and write it back. The
 * entries are view-models without a screen; {@link org.twinkeep.ui.kit.form.FormView} shows them.
 */
@NullMarked
package org.twinkeep.ui.kit.form;

import org.jspecify.annotations.NullMarked;
