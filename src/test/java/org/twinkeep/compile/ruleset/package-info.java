/** Rulesets as a whole: golden files, the real tools, pitfalls of other generators. */
@NullMarked
package org.twinkeep.compile.ruleset;

import org.jspecify.annotations.NullMarked;
