/** The Generated tab: the files of each node, linked with the rules they came from. */
@NullMarked
package org.twinkeep.ui.generated;

import org.jspecify.annotations.NullMarked;
