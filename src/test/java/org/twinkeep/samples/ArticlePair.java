package org.twinkeep.samples;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.twinkeep.model.*;
import org.twinkeep.model.Interface.Role;

/**
 * The firewall pair of Figure 1: two nodes between an outside and an inside network, a sync link, a
 * web server behind DNAT, everything inside behind SNAT to the virtual address. {@code
 * samples/ha-pair.twinkeep.json} is this project.
 */
public final class ArticlePair {

  public static final Id CLUSTER = Id.of("lj-fw");
  public static final Id OUTSIDE = Id.of("lj-fw:outside");
  public static final Id INSIDE = Id.of("lj-fw:inside");
  public static final Id INSIDE_NET = Id.of("inside-net");
  public static final Id INSIDE_NET6 = Id.of("inside-net6");
  public static final Id ADMINS = Id.of("admin-net");
  public static final Id WEB = Id.of("web-1");

  private ArticlePair() {}

  public static Project project() {
    return new Project(
        "HA pair",
        "Two Linux firewalls share the addresses 192.168.1.1 (outside) and 10.1.1.1 (inside).",
        ObjectTable.of(
            List.of(
                network(INSIDE_NET, "inside-net", "10.1.1.0/24", "Everything behind the firewalls"),
                network(INSIDE_NET6, "inside-net6", "2001:db8:0:2::/64", "The same, IPv6"),
                new ObjectGroup(
                    head("inside", "inside", "Both families"), List.of(INSIDE_NET, INSIDE_NET6)),
                network(
                    Id.of("outside-net"), "outside-net", "192.168.1.0/24", "Towards the Internet"),
                network(ADMINS, "admin-net", "10.1.1.192/26", "Administrators' workstations"),
                new Host(
                    head("web-1", "web-1", "Public web server"),
                    List.of(HostAddress.of(Ip.parse("10.1.1.100")))))),
        List.of(cluster()),
        Collections.emptySortedMap(),
        List.of());
  }

  private static Cluster cluster() {
    return new Cluster(
        head("lj-fw", "lj-fw", "Active-backup pair"),
        List.of(node(1, 250), node(2, 240)),
        List.of(
            new ClusterInterface(
                OUTSIDE,
                "outside",
                List.of(Id.of("lj-fw-1:eth0"), Id.of("lj-fw-2:eth0")),
                20,
                List.of(
                    InterfaceAddress.parse("192.168.1.1/24"),
                    InterfaceAddress.parse("2001:db8:0:1::1/64"))),
            new ClusterInterface(
                INSIDE,
                "inside",
                List.of(Id.of("lj-fw-1:eth1"), Id.of("lj-fw-2:eth1")),
                30,
                List.of(
                    InterfaceAddress.parse("10.1.1.1/24"),
                    InterfaceAddress.parse("2001:db8:0:2::1/64")))),
        List.of(SyncLink.multicast(List.of(Id.of("lj-fw-1:eth2"), Id.of("lj-fw-2:eth2")))),
        FailoverSettings.NORMAL,
        StateSyncSettings.DEFAULT,
        List.of(),
        FirewallSettings.DEFAULT
            .withBackend(FirewallSettings.Backend.IPTABLES)
            .withManagementAccess(Cell.of(ADMINS)),
        new RuleSets(
            List.of(policy()),
            List.of(nat()),
            List.of(
                new RuleSet.Routing(Id.of("lj-fw:routing"), "Routing", Families.BOTH, List.of()))));
  }

  private static Node node(int number, int priority) {
    int host = number + 1;
    String id = "lj-fw-" + number;
    return new Node(
        Id.of(id),
        id,
        Management.of("10.1.1." + host),
        List.of(
            Interface.of(
                Id.of(id + ":eth0"),
                "eth0",
                Role.OUTSIDE,
                address("192.168.1." + host + "/24"),
                address("2001:db8:0:1::" + host + "/64")),
            Interface.of(
                Id.of(id + ":eth1"),
                "eth1",
                Role.INSIDE,
                address("10.1.1." + host + "/24"),
                address("2001:db8:0:2::" + host + "/64")),
            Interface.of(
                Id.of(id + ":eth2"), "eth2", Role.SYNC, address("192.168.100." + host + "/24"))),
        priority);
  }

  private static RuleSet.Policy policy() {
    return new RuleSet.Policy(
        Id.of("lj-fw:policy"),
        "Policy",
        Families.BOTH,
        List.of(
            rule("administration", "SSH to the nodes, for administrators only", "Firewalls")
                .withSource(Cell.of(ADMINS))
                .withDestination(Cell.of(CLUSTER))
                .withService(Cell.of(Id.of("std:ssh")))
                .withLogging(Optional.of(Logging.DEFAULT)),
            rule("ping-firewalls", "The inside may see whether its gateway is there", "Firewalls")
                .withSource(Cell.of(Id.of("inside")))
                .withDestination(Cell.of(CLUSTER))
                .withService(Cell.of(Id.of("std:ping"), Id.of("std:ping6"))),
            rule("inside-out", "The inside may go out", "Traffic")
                .withSource(Cell.of(Id.of("inside")))
                .withInterfaces(new InterfaceMatch(Cell.of(INSIDE), Cell.of(OUTSIDE), Cell.ANY)),
            rule("web-in", "Everybody may read the web server", "Traffic")
                .withDestination(Cell.of(WEB))
                .withService(Cell.of(Id.of("std:web")))
                .withInterfaces(InterfaceMatch.in(OUTSIDE))));
  }

  private static RuleSet.Nat nat() {
    return new RuleSet.Nat(
        Id.of("lj-fw:nat"),
        "NAT",
        Families.BOTH,
        List.of(
            NatRule.of(Id.of("publish-web"))
                .withDestination(Cell.of(Id.of("lj-fw:outside")))
                .withService(Cell.of(Id.of("std:web")))
                .withInInterface(Cell.of(OUTSIDE))
                .withTranslatedDestination(Cell.of(WEB))
                .withInfo(RuleInfo.comment("The web server is published on the virtual address")),
            NatRule.of(Id.of("hide-inside"))
                .withSource(Cell.of(INSIDE_NET))
                .withOutInterface(Cell.of(OUTSIDE))
                .withTranslatedSource(Cell.of(OUTSIDE))
                .withInfo(RuleInfo.comment("The inside goes out with the virtual address"))));
  }

  private static PolicyRule rule(String id, String comment, String section) {
    return PolicyRule.of(Id.of(id), new Action.Accept())
        .withInfo(RuleInfo.comment(comment).withSection(section));
  }

  private static Network network(Id id, String name, String prefix, String comment) {
    return new Network(head(id.value(), name, comment), Prefix.parse(prefix));
  }

  private static Head head(String id, String name, String comment) {
    return Head.of(Id.of(id), name).withComment(comment);
  }

  private static InterfaceAddress address(String text) {
    return InterfaceAddress.parse(text);
  }
}
