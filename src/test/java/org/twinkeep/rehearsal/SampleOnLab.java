package org.twinkeep.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Management;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;

/** The sample project, managed through the lab's own network. */
final class SampleOnLab {

  private static final Id MANAGEMENT = Id.of("lab-management");

  private SampleOnLab() {}

  /** The nodes have eth3 besides, and this machine may reach them there. */
  static Project on(Lab lab) {
    Project sample = withLabAddresses(lab);
    Cluster cluster = cluster(sample);
    List<Id> access = new ArrayList<>(cluster.settings().managementAccess().members());
    access.add(MANAGEMENT);
    return sample
        .withObjects(
            sample
                .objects()
                .with(
                    new Network(
                        Head.of(MANAGEMENT, "lab-management"),
                        Prefix.parse(lab.managementNetwork()))))
        .with(withManagementAccess(cluster, Cell.of(access.toArray(Id[]::new))));
  }

  /** The same with no management access and without the rule for SSH, which is meant. */
  static Project withoutSsh(Lab lab) {
    Project sample = withLabAddresses(lab);
    Cluster cluster = withManagementAccess(cluster(sample), Cell.ANY);
    RuleSets ruleSets = cluster.ruleSets();
    for (RuleSet.Policy policy : ruleSets.policy()) {
      ruleSets = ruleSets.with(withoutAdministration(policy));
    }
    return AcknowledgementEdits.acknowledge(
            "firewall.ssh.lockout",
            cluster.name() + ", management access",
            "This lab is to show that an install that locks everybody out is taken back.")
        .applyTo(sample.with(cluster.withRuleSets(ruleSets)));
  }

  private static RuleSet.Policy withoutAdministration(RuleSet.Policy policy) {
    return policy.withRules(
        policy.rules().stream().filter(r -> !r.id().equals(Id.of("administration"))).toList());
  }

  private static Cluster withManagementAccess(Cluster cluster, Cell access) {
    return cluster.withSettings(cluster.settings().withManagementAccess(access));
  }

  private static Project withLabAddresses(Lab lab) {
    Project sample = ArticlePair.project();
    Cluster cluster = cluster(sample);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < cluster.nodes().size(); i++) {
      nodes.add(managed(cluster.nodes().get(i), lab.node(i + 1)));
    }
    return sample.with(cluster.withNodes(nodes));
  }

  private static Cluster cluster(Project project) {
    return (Cluster) project.firewall(ArticlePair.CLUSTER).orElseThrow();
  }

  private static Node managed(Node node, LabNode machine) {
    List<Interface> interfaces = new ArrayList<>(node.interfaces());
    interfaces.add(
        Interface.of(
            Id.of(node.id() + ":eth3"),
            "eth3",
            Interface.Role.MANAGEMENT,
            InterfaceAddress.parse(machine.address() + "/24")));
    return node.withInterfaces(interfaces).withManagement(Management.of(machine.address()));
  }
}
