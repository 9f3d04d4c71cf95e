package org.twinkeep.compile.nftables;

import java.util.Optional;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.model.Family;

/**
 * A rule of the common table.
 *
 * @param rule the rule
 * @param words the family in whose words it is printed
 * @param only the family that the line must name; absent = it is for both, or nothing else arrives
 */
record FamilyRule(Rule rule, Family words, Optional<Family> only) {}
