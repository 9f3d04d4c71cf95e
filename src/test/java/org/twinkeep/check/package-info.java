@NullMarked
package org.twinkeep.check;

import org.jspecify.annotations.NullMarked;
