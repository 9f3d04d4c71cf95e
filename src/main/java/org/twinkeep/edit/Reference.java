package org.twinkeep.edit;

import java.util.Optional;
import org.twinkeep.model.Id;

/**
 * A place in the project that refers to an element.
 *
 * @param target the element referred to
 * @param holder the element or rule that holds the reference
 * @param ruleSet the rule set, when the holder is a rule
 * @param firewall the firewall, when the holder belongs to one
 * @param part the cell or field, in the window's words: {@code source}, {@code members}
 */
public record Reference(
    Id target, Id holder, Optional<Id> ruleSet, Optional<Id> firewall, String part) {}
