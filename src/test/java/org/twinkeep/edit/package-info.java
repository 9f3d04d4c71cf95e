@NullMarked
package org.twinkeep.edit;

import org.jspecify.annotations.NullMarked;
