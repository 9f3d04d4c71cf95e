/** The main program; wires everything by constructor in one place. */
@NullMarked
package org.twinkeep.app;

import org.jspecify.annotations.NullMarked;
