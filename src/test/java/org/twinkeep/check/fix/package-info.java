@NullMarked
package org.twinkeep.check.fix;

import org.jspecify.annotations.NullMarked;
