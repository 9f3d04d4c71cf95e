/**
 * The rules tables: policy, NAT and routing. {@link org.twinkeep.ui.rules.RulesView} is what the
 * window shows; everything it decides is decided by {@link org.twinkeep.ui.rules.RulesViewModel},
 * which needs no screen.
 */
@NullMarked
package org.twinkeep.ui.rules;

import org.jspecify.annotations.NullMarked;
