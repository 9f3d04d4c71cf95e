/** Tests of the command line, run within the process. */
@NullMarked
package org.twinkeep.cli;

import org.jspecify.annotations.NullMarked;
