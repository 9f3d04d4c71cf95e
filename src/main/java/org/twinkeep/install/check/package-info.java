/** What is looked at before an install: one class per check, over the facts of all nodes. */
@NullMarked
package org.twinkeep.install.check;

import org.jspecify.annotations.NullMarked;
