/**
 * The ruleset of one node in words of no back end: chains of rules, a rule being conditions and
 * statements, each with the row it came from.
 */
@NullMarked
package org.twinkeep.compile.program;

import org.jspecify.annotations.NullMarked;
