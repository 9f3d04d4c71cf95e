/**
 * What every part of the compiler sees of the node that it writes for. Lies below all back ends, so
 * that they need not know each other.
 */
@NullMarked
package org.twinkeep.compile.node;

import org.jspecify.annotations.NullMarked;
