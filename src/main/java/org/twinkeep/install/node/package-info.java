/** One node as the installer sees it: what it answers, what it refuses, how to talk to it. */
@NullMarked
package org.twinkeep.install.node;

import org.jspecify.annotations.NullMarked;
