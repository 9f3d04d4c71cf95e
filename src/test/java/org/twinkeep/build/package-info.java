/** Rules of this source tree that tests hold: form, package arrows. */
@NullMarked
package org.twinkeep.build;

import org.jspecify.annotations.NullMarked;
