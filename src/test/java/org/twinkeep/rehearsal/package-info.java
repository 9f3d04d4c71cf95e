/** Tests of the lab, and tests that run in it. */
@NullMarked
package org.twinkeep.rehearsal;

import org.jspecify.annotations.NullMarked;
