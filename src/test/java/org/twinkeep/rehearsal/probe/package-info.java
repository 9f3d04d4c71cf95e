/** Tests of the traffic probe on the loopback interface. */
@NullMarked
package org.twinkeep.rehearsal.probe;

import org.jspecify.annotations.NullMarked;
