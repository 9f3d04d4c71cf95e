package org.twinkeep.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.twinkeep.compile.ownership.Ownership;
import org.twinkeep.compile.ownership.VirtualAddress;
import org.twinkeep.diagram.Topology.Added;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;

/** The virtual addresses that NAT rules add to a cluster, with the rules' numbers. */
final class AddedAddresses {

  private final Firewall firewall;
  private final Ownership ownership;

  AddedAddresses(Project project, Firewall firewall) {
    this.firewall = firewall;
    this.ownership =
        switch (firewall) {
          // what cannot be placed is reported by the compiler, on the rule
          case Cluster cluster -> Ownership.of(project, cluster, _ -> {});
          case StandaloneFirewall _ -> new Ownership(List.of());
        };
  }

  List<Added> on(Id clusterInterface) {
    return ownership.on(clusterInterface).stream()
        .filter(a -> !a.addedBy().isEmpty())
        .map(this::added)
        .toList();
  }

  private Added added(VirtualAddress address) {
    String reason = address.addedBy().stream().map(this::rule).collect(Collectors.joining(", "));
    return new Added(address.address().address(), address.addedBy(), reason);
  }

  private String rule(Id id) {
    for (RuleSet.Nat set : firewall.ruleSets().nat()) {
      for (int i = 0; i < set.rules().size(); i++) {
        NatRule rule = set.rules().get(i);
        if (rule.id().equals(id)) {
          String number = set.name() + " " + (i + 1);
          return rule.info().name().isEmpty() ? number : number + " " + rule.info().name();
        }
      }
    }
    return id.value();
  }
}
