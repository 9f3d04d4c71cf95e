package org.twinkeep.check;

import java.util.Optional;
import org.twinkeep.edit.Reference;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Place;

/** Names places in a project as people know them. */
public final class Places {

  private Places() {}

  /** {@code lj-fw}. */
  public static Place of(Firewall firewall) {
    return part(firewall, firewall.id(), firewall.name());
  }

  /** {@code lj-fw-1}. */
  public static Place of(Firewall firewall, Node node) {
    return part(firewall, node.id(), node.name());
  }

  /** {@code lj-fw-1 eth0}. */
  public static Place of(Firewall firewall, Node node, Interface iface) {
    return part(firewall, iface.id(), node.name() + " " + iface.name());
  }

  /** {@code lj-fw outside}. */
  public static Place of(Cluster cluster, ClusterInterface iface) {
    return part(cluster, iface.id(), cluster.name() + " " + iface.name());
  }

  public static Place of(ProjectObject object) {
    return Place.element(object.id(), object.name());
  }

  /** {@code lj-fw Policy rule 3 (web in)}; rules are numbered from 1. */
  public static Place of(Firewall firewall, RuleSet set, Rule rule, String part) {
    int number = set.rules().indexOf(rule) + 1;
    String name = rule.info().name().isBlank() ? "" : " (" + rule.info().name() + ")";
    return Place.rule(
        rule.id(),
        firewall.id(),
        set.id(),
        part,
        firewall.name() + " " + set.name() + " rule " + number + name);
  }

  /** The place that holds a reference. */
  public static Place of(Project project, Reference reference) {
    Optional<Firewall> firewall = reference.firewall().flatMap(project::firewall);
    if (firewall.isPresent() && reference.ruleSet().isPresent()) {
      Optional<RuleSet> set = firewall.get().ruleSets().find(reference.ruleSet().get());
      Optional<? extends Rule> rule =
          set.flatMap(
              s -> s.rules().stream().filter(r -> r.id().equals(reference.holder())).findFirst());
      if (set.isPresent() && rule.isPresent()) {
        return of(firewall.get(), set.get(), rule.get(), reference.part());
      }
    }
    String name = project.element(reference.holder()).map(Element::name).orElse("?");
    String text =
        firewall
            .filter(f -> !f.id().equals(reference.holder()))
            .map(f -> f.name() + " " + name)
            .orElse(name);
    return new Place(
        Optional.of(reference.holder()),
        reference.firewall(),
        reference.ruleSet(),
        reference.part(),
        text);
  }

  private static Place part(Firewall firewall, Id id, String text) {
    return new Place(Optional.of(id), Optional.of(firewall.id()), Optional.empty(), "", text);
  }
}
