@NullMarked
package org.twinkeep.edit.newcluster;

import org.jspecify.annotations.NullMarked;
