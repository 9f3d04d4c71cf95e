/** What can be mended by the program itself, when the user says so. */
@NullMarked
package org.twinkeep.check.fix;

import org.jspecify.annotations.NullMarked;
