@NullMarked
package org.twinkeep.app;

import org.jspecify.annotations.NullMarked;
