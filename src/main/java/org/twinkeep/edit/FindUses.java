package org.twinkeep.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.ServiceGroup;

/** Where objects are used that a text names: by name, address or port. */
public final class FindUses {

  private FindUses() {}

  /**
   * All references to elements that match.
   *
   * @param containing also elements that merely contain the address or port: networks, ranges,
   *     groups, services with many ports; otherwise only those that are exactly it, or have the
   *     text in their name
   */
  public static List<Reference> find(Project project, String text, boolean containing) {
    if (text.isBlank()) {
      return List.of();
    }
    Set<Id> wanted = new HashSet<>();
    Optional<IpRange> address = address(text);
    for (var match : ElementSearch.find(project, element -> true, text, Integer.MAX_VALUE)) {
      if (containing || isExact(project, match, address)) {
        wanted.add(match.element().id());
      }
    }
    return References.all(project).filter(r -> wanted.contains(r.target())).toList();
  }

  private static boolean isExact(
      Project project, ElementSearch.Match match, Optional<IpRange> address) {
    if (address.isPresent()) {
      return Extents.addresses(project, match.element()).equals(List.of(address.get()));
    }
    return match.isByName() || match.isExact();
  }

  private static Optional<IpRange> address(String text) {
    try {
      return Optional.of(IpRange.parse(text.strip()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether {@link #replace} can put another object there: rules and groups. */
  public static boolean isReplaceable(Reference reference) {
    return reference.ruleSet().isPresent()
        ? RulePart.titled(reference.part()).isPresent()
        : reference.firewall().isEmpty();
  }

  /**
   * Puts another element in the place of each of these references. Those where it does not fit stay
   * as they are, see {@link #misfits}.
   */
  public static Edit replace(String title, List<Reference> references, Id by) {
    return new Edit(
        title,
        project -> {
          List<Reference> fitting =
              references.stream()
                  .filter(FindUses::isReplaceable)
                  .filter(r -> misfit(project, r, by).isEmpty())
                  .toList();
          return inGroups(inRules(project, fitting, by), fitting, by);
        });
  }

  /** Why the replacement does not fit at some of these places, as sentences without repetition. */
  public static List<String> misfits(Project project, List<Reference> references, Id by) {
    return references.stream().flatMap(r -> misfit(project, r, by).stream()).distinct().toList();
  }

  private static Optional<String> misfit(Project project, Reference reference, Id by) {
    Optional<Element> element = project.element(by);
    if (element.isEmpty()) {
      return Optional.of("There is no such object.");
    }
    Optional<RulePart> part = reference.ruleSet().flatMap(set -> RulePart.titled(reference.part()));
    if (part.isPresent()) {
      return reference
          .firewall()
          .flatMap(project::firewall)
          .flatMap(f -> Fits.refusal(project, f, part.get(), element.get()));
    }
    boolean fits =
        project
            .element(reference.holder())
            .filter(
                holder ->
                    holder instanceof ServiceGroup
                        ? element.get() instanceof org.twinkeep.model.Service
                        : holder instanceof ObjectGroup && Fits.isAddress(element.get()))
            .isPresent();
    return fits && !reference.holder().equals(by)
        ? Optional.empty()
        : Optional.of(element.get().name() + " cannot be a member there.");
  }

  private static Project inRules(Project project, List<Reference> references, Id by) {
    Map<Id, List<Reference>> bySet =
        references.stream()
            .filter(r -> r.ruleSet().isPresent())
            .collect(Collectors.groupingBy(r -> r.ruleSet().orElseThrow()));
    Project changed = project;
    for (Map.Entry<Id, List<Reference>> entry : bySet.entrySet()) {
      Map<Id, List<Reference>> byRule = new HashMap<>();
      entry.getValue().stream()
          .collect(Collectors.groupingBy(Reference::holder))
          .forEach(byRule::put);
      changed =
          RuleEdits.changeAll(
                  "Replace",
                  entry.getKey(),
                  byRule.keySet(),
                  rule -> {
                    var current = rule;
                    for (Reference r : byRule.getOrDefault(rule.id(), List.of())) {
                      RulePart part = RulePart.titled(r.part()).orElseThrow();
                      var cell = part.of(current).orElseThrow();
                      current =
                          part.with(
                              current, cell.withMembers(swap(cell.members(), r.target(), by)));
                    }
                    return current;
                  })
              .applyTo(changed);
    }
    return changed;
  }

  private static Project inGroups(Project project, List<Reference> references, Id by) {
    Project changed = project;
    for (Reference r : references) {
      Optional<ProjectObject> holder =
          r.ruleSet().isPresent() ? Optional.empty() : changed.objects().find(r.holder());
      Optional<ProjectObject> mended =
          holder.flatMap(
              object ->
                  object instanceof ObjectGroup group
                      ? Optional.of(
                          new ObjectGroup(group.head(), swap(group.members(), r.target(), by)))
                      : object instanceof ServiceGroup services
                          ? Optional.of(
                              new ServiceGroup(
                                  services.head(), swap(services.members(), r.target(), by)))
                          : Optional.empty());
      if (mended.isPresent()) {
        changed = changed.withObjects(changed.objects().with(mended.get()));
      }
    }
    return changed;
  }

  private static List<Id> swap(List<Id> members, Id old, Id by) {
    return members.stream().map(m -> m.equals(old) ? by : m).toList();
  }
}
