package org.twinkeep.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy belongs to: a single node or a cluster of nodes. */
public sealed interface Firewall extends Element permits StandaloneFirewall, Cluster {

  Head head();

  FirewallSettings settings();

  RuleSets ruleSets();

  List<Zone> zones();

  /** The machines; one for a standalone firewall. */
  List<Node> nodes();

  Firewall withHead(Head head);

  Firewall withSettings(FirewallSettings settings);

  Firewall withRuleSets(RuleSets ruleSets);

  Firewall withZones(List<Zone> zones);

  Firewall withNodes(List<Node> nodes);

  @Override
  default Id id() {
    return head().id();
  }

  @Override
  default String name() {
    return head().name();
  }

  default Optional<Node> node(Id id) {
    return nodes().stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** This firewall and all elements it owns: nodes, interfaces, cluster interfaces, zones. */
  default Stream<Element> elements() {
    Stream<Element> common =
        Stream.of(
                Stream.of(this),
                nodes().stream()
                    .flatMap(node -> Stream.concat(Stream.of(node), node.interfaces().stream())),
                zones().stream())
            .flatMap(s -> s);
    return switch (this) {
      case StandaloneFirewall _ -> common;
      case Cluster cluster -> Stream.concat(common, cluster.interfaces().stream());
    };
  }
}
