/**
 * From a project to the files of each node. {@link org.twinkeep.compile.Compiler} is the list of
 * the passes; each sub-package holds one of them.
 */
@NullMarked
package org.twinkeep.compile;

import org.jspecify.annotations.NullMarked;
