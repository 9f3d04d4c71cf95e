/** What all window tests share. */
@NullMarked
package org.twinkeep.ui;

import org.jspecify.annotations.NullMarked;
