package org.twinkeep.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/** Small changes of the article's pair, for tests that need one thing to be different. */
public final class Pairs {

  private Pairs() {}

  /** The cluster of a project that has one. */
  public static Cluster cluster(Project project) {
    return (Cluster) project.firewalls().getFirst();
  }

  public static Project cluster(Project project, UnaryOperator<Cluster> change) {
    return project.with(change.apply(cluster(project)));
  }

  /** The pair with its cluster changed. */
  public static Project cluster(UnaryOperator<Cluster> change) {
    return cluster(ArticlePair.project(), change);
  }

  /** The pair with one cluster interface changed. */
  public static Project iface(Id id, UnaryOperator<ClusterInterface> change) {
    return cluster(
        c ->
            c.withInterfaces(
                c.interfaces().stream()
                    .map(i -> i.id().equals(id) ? change.apply(i) : i)
                    .toList()));
  }

  /** The pair with a virtual address that its neighbours may not find, which is a danger. */
  public static Project dangerous() {
    return iface(ArticlePair.INSIDE, i -> i.withAddresses(addresses("10.1.2.1/24")));
  }

  /** The pair with one node (1 or 2) changed. */
  public static Project node(int number, UnaryOperator<Node> change) {
    return cluster(
        c -> {
          List<Node> nodes = new ArrayList<>(c.nodes());
          nodes.set(number - 1, change.apply(nodes.get(number - 1)));
          return c.withNodes(nodes);
        });
  }

  /** A project with one more object. */
  public static Project with(Project project, ProjectObject... objects) {
    Project changed = project;
    for (ProjectObject object : objects) {
      changed = changed.withObjects(changed.objects().with(object));
    }
    return changed;
  }

  /** A project with these NAT rules instead of its own. */
  public static Project nat(Project project, NatRule... rules) {
    return cluster(
        project,
        c -> {
          RuleSet.Nat set = c.ruleSets().nat().getFirst().withRules(List.of(rules));
          return c.withRuleSets(
              new RuleSets(c.ruleSets().policy(), List.of(set), c.ruleSets().routing()));
        });
  }

  public static Host host(String id, String... addresses) {
    return new Host(
        Head.of(Id.of(id), id),
        List.of(addresses).stream().map(a -> HostAddress.of(Ip.parse(a))).toList());
  }

  /** Virtual addresses such as {@code 192.168.1.1/24}. */
  public static List<InterfaceAddress> addresses(String... addresses) {
    return List.of(addresses).stream().map(InterfaceAddress::parse).toList();
  }
}
