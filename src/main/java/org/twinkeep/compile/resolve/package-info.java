/**
 * First pass: groups are flattened, names looked up, firewalls and interfaces replaced by this
 * node's addresses, one family at a time. What resolves to nothing stops its rule.
 */
@NullMarked
package org.twinkeep.compile.resolve;

import org.jspecify.annotations.NullMarked;
