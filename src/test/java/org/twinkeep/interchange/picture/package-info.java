@NullMarked
package org.twinkeep.interchange.picture;

import org.jspecify.annotations.NullMarked;
