/**
 * Puts bundles on nodes and back: connect, pre-flight, stage, plan, apply, verify, confirm. Knows
 * bundles, never the model.
 *
 * <p>{@link org.twinkeep.install.Installation} reads as the list of phases; each phase is a class
 * of its own over immutable records. What runs on the node is described in {@code
 * src/docs/node-side.md}.
 */
@NullMarked
package org.twinkeep.install;

import org.jspecify.annotations.NullMarked;
