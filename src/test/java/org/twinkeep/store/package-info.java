/** Tests of the workspace. */
@NullMarked
package org.twinkeep.store;

import org.jspecify.annotations.NullMarked;
