/** Tests of project files. */
@NullMarked
package org.twinkeep.interchange;

import org.jspecify.annotations.NullMarked;
