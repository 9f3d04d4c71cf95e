package org.twinkeep.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Management;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * A firewall with any number of rules in a mix as administrators write it: 60 % simple ones, 15 %
 * group to group, 10 % bound to an interface, 5 % to the firewall itself, 5 % negated, 5 % refused
 * with a logged limit; one NAT rule for twenty policy rules. The same number gives the same
 * project.
 */
public final class MixedPolicy {

  private static final Id FIREWALL = Id.of("fw");

  private final Random random;
  private final int size;
  private final List<ProjectObject> objects = new ArrayList<>();
  private final List<Id> hosts = new ArrayList<>();
  private final List<Id> networks = new ArrayList<>();
  private final List<Id> ranges = new ArrayList<>();
  private final List<Id> groups = new ArrayList<>();
  private final List<Id> tcp = new ArrayList<>();
  private final List<Id> services = new ArrayList<>();
  private final List<Id> serviceGroups = new ArrayList<>();
  private final List<Id> published = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private MixedPolicy(int size) {
    this.size = size;
    this.random = new Random(size);
  }

  /** A project with one firewall of {@code rules} policy rules. */
  public static Project project(int rules) {
    return new MixedPolicy(rules).build();
  }

  private Project build() {
    addresses();
    services();
    List<PolicyRule> policy = new ArrayList<>();
    for (int i = 0; i < size - 1; i++) {
      policy.add(rule(i).withInfo(RuleInfo.comment("rule " + i)));
    }
    policy.add(
        PolicyRule.of(Id.of("rule-" + (size - 1)), new Action.Deny())
            .withLogging(Optional.of(Logging.DEFAULT)));
    List<NatRule> nat = new ArrayList<>();
    for (int i = 0; i < size / 20; i++) {
      nat.add(nat(i));
    }
    StandaloneFirewall firewall =
        new StandaloneFirewall(
            Head.of(FIREWALL, "fw"),
            node("172.16.0.1/20"),
            List.of(),
            FirewallSettings.DEFAULT
                .withBackend(FirewallSettings.Backend.IPTABLES)
                .withManagementAccess(Cell.of(hosts.getFirst())),
            new RuleSets(
                List.of(new RuleSet.Policy(Id.of("fw:policy"), "Policy", Families.BOTH, policy)),
                List.of(new RuleSet.Nat(Id.of("fw:nat"), "NAT", Families.BOTH, nat)),
                List.of()));
    return new Project(
        size + " rules",
        "",
        ObjectTable.of(objects),
        List.of(firewall),
        Collections.emptySortedMap(),
        List.of());
  }

  /** A node between the outside, 10.0.0.0/8, and servers. */
  static Node node(String servers) {
    return new Node(
        Id.of("fw-1"),
        "fw-1",
        Management.of("10.0.0.1"),
        List.of(
            Interface.of(
                Id.of("fw-1:eth0"),
                "eth0",
                Role.OUTSIDE,
                InterfaceAddress.parse("198.51.100.1/24")),
            Interface.of(
                Id.of("fw-1:eth1"), "eth1", Role.INSIDE, InterfaceAddress.parse("10.0.0.1/8")),
            Interface.of(Id.of("fw-1:eth2"), "eth2", Role.DMZ, InterfaceAddress.parse(servers))),
        100);
  }

  private void addresses() {
    for (int i = 0; i < Math.max(20, size / 2); i++) {
      put(hosts, new Host(head("host", i), List.of(HostAddress.of(Ip.parse(freshIp(i % 5 == 0))))));
    }
    int[] lengths = {24, 24, 22, 26, 16};
    for (int i = 0; i < Math.max(5, size / 10); i++) {
      Ip base = Ip.parse("10." + random.nextInt(200) + "." + random.nextInt(256) + ".64");
      put(
          networks,
          new Network(head("net", i), Prefix.containing(base, lengths[random.nextInt(5)])));
    }
    for (int i = 0; i < Math.max(2, size / 40); i++) {
      String base = "10." + random.nextInt(200) + "." + random.nextInt(256) + ".";
      int first = 1 + random.nextInt(199);
      put(
          ranges,
          new AddressRange(
              head("range", i),
              IpRange.parse(base + first + "-" + base + (first + 2 + random.nextInt(48)))));
    }
    for (int i = 0; i < Math.max(3, size / 10); i++) {
      List<Id> members = some(hosts, 3 + random.nextInt(6));
      if (random.nextDouble() < 0.3) {
        members.add(one(networks));
      }
      put(groups, new ObjectGroup(head("group", i), members));
    }
    for (int i = 0; i < Math.clamp(size / 20, 5, 200); i++) {
      put(
          published,
          new Host(head("public", i), List.of(HostAddress.of(Ip.parse("198.51.100." + (20 + i))))));
    }
  }

  private String freshIp(boolean dmz) {
    while (true) {
      String ip =
          dmz
              ? "172.16." + random.nextInt(16) + "." + (2 + random.nextInt(250))
              : "10."
                  + random.nextInt(200)
                  + "."
                  + random.nextInt(256)
                  + "."
                  + (2 + random.nextInt(250));
      if (used.add(ip) || dmz) {
        return ip;
      }
    }
  }

  private void services() {
    for (int i = 0; i < 60; i++) {
      int port = 20 + random.nextInt(40_000);
      PortRange range = new PortRange(port, i % 4 == 3 ? port + 1 + random.nextInt(39) : port);
      TcpService service =
          new TcpService(head("tcp", i), List.of(), List.of(range), Optional.empty());
      put(tcp, service);
      services.add(service.id());
    }
    for (int i = 0; i < 30; i++) {
      put(
          services,
          new UdpService(
              head("udp", i), List.of(), List.of(PortRange.of(20 + random.nextInt(40_000)))));
    }
    for (int i = 0; i < 20; i++) {
      put(
          serviceGroups,
          new ServiceGroup(head("services", i), some(services, 2 + random.nextInt(4))));
    }
  }

  private PolicyRule rule(int number) {
    PolicyRule accept = PolicyRule.of(Id.of("rule-" + number), new Action.Accept());
    double kind = random.nextDouble();
    if (kind < 0.60) {
      return accept
          .withSource(new Cell(anyAddress(), false))
          .withDestination(new Cell(anyAddress(), false))
          .withService(new Cell(some(services, 1 + random.nextInt(2)), false));
    }
    if (kind < 0.75) {
      return accept
          .withSource(Cell.of(one(groups)))
          .withDestination(Cell.of(one(groups)))
          .withService(Cell.of(one(serviceGroups)));
    }
    Cell service = Cell.of(one(services));
    if (kind < 0.85) {
      return accept
          .withSource(Cell.of(one(networks)))
          .withDestination(random.nextDouble() < 0.3 ? Cell.ANY : Cell.of(one(hosts)))
          .withService(service)
          .withInterfaces(
              InterfaceMatch.in(Id.of(random.nextBoolean() ? "fw-1:eth1" : "fw-1:eth2")));
    }
    if (kind < 0.90) {
      return accept
          .withSource(Cell.of(one(hosts)))
          .withDestination(Cell.of(FIREWALL))
          .withService(Cell.of(one(tcp)));
    }
    if (kind < 0.95) {
      List<Id> negated = random.nextBoolean() ? List.of(one(networks)) : some(hosts, 3);
      return accept
          .withSource(new Cell(negated, true))
          .withDestination(Cell.of(one(hosts)))
          .withService(service);
    }
    Logging limited =
        new Logging(
            "",
            Optional.empty(),
            Optional.of(new LogLimit.AtMost(Rate.of(5, Rate.Unit.SECOND))),
            OptionalInt.empty());
    return accept
        .withAction(
            random.nextBoolean()
                ? new Action.Deny()
                : new Action.Reject(RejectWith.ADMIN_PROHIBITED))
        .withSource(Cell.of(one(networks)))
        .withDestination(Cell.of(one(hosts)))
        .withService(service)
        .withLogging(Optional.of(limited));
  }

  private NatRule nat(int number) {
    NatRule rule = NatRule.of(Id.of("nat-" + number));
    double kind = random.nextDouble();
    if (kind < 0.6) {
      return rule.withDestination(Cell.of(one(published)))
          .withService(Cell.of(tcp.get(random.nextInt(15) * 4)))
          .withTranslatedDestination(Cell.of(one(hosts)));
    }
    if (kind < 0.9) {
      return rule.withSource(Cell.of(one(networks)))
          .withTranslatedSource(Cell.of(one(published)))
          .withOutInterface(Cell.of(Id.of("fw-1:eth0")));
    }
    return rule.withSource(Cell.of(one(networks)))
        .withDestination(Cell.of(one(networks)))
        .withAction(new NatAction.Exempt())
        .withOptions(NatOptions.NONE);
  }

  private List<Id> anyAddress() {
    double kind = random.nextDouble();
    if (kind < 0.80) {
      return some(hosts, 1 + random.nextInt(2));
    }
    return List.of(kind < 0.95 ? one(networks) : one(ranges));
  }

  private void put(List<Id> list, ProjectObject object) {
    objects.add(object);
    list.add(object.id());
  }

  private static Head head(String name, int number) {
    return Head.of(Id.of(name + "-" + number), name + "-" + number);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private List<Id> some(List<Id> list, int count) {
    List<Id> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(one(list));
    }
    return chosen;
  }
}
