@NullMarked
package org.twinkeep.compile.ownership;

import org.jspecify.annotations.NullMarked;
