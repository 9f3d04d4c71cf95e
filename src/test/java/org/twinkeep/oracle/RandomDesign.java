package org.twinkeep.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Mark;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.samples.ArticlePair;

/**
 * The sample's pair, or one node of it alone, with random objects and rules; the same seed gives
 * the same project.
 */
final class RandomDesign {

  private static final List<RejectWith> REJECTS =
      List.of(
          RejectWith.PORT_UNREACHABLE,
          RejectWith.ADMIN_PROHIBITED,
          RejectWith.HOST_UNREACHABLE,
          RejectWith.NET_UNREACHABLE);

  private static final List<Set<Family>> FAMILIES =
      List.of(Families.BOTH, Families.BOTH, Set.of(Family.IPV4), Set.of(Family.IPV6));

  /** Top rule sets are of one family now and then. */
  private static final List<Set<Family>> TOP_FAMILIES =
      List.of(
          Families.BOTH,
          Families.BOTH,
          Families.BOTH,
          Families.BOTH,
          Set.of(Family.IPV4),
          Set.of(Family.IPV6));

  /** Most firewalls filter both families. */
  private static final List<Set<Family>> FILTERED =
      List.of(
          Families.BOTH,
          Families.BOTH,
          Families.BOTH,
          Families.BOTH,
          Set.of(Family.IPV4),
          Set.of(Family.IPV6));

  /** Hosts that routes may lead over. */
  static final List<Id> GATEWAYS = List.of(Id.of("gate-0"), Id.of("gate-1"), Id.of("gate-2"));

  /** Of each gateway one a family. */
  private static final List<List<Ip>> GATEWAY_PAIRS =
      List.of(
          pair("10.1.1.250", "2001:db8:0:2::fa"),
          pair("192.168.1.250", "2001:db8:0:1::fa"),
          pair("172.16.3.250", "2001:db8:99::fa"));

  static final List<Ip> GATEWAY_ADDRESSES = GATEWAY_PAIRS.stream().flatMap(List::stream).toList();

  private static final Mark MARK = new Mark(0x10, 0xf0);

  private final Random random;
  private final List<Id> addresses = new ArrayList<>();
  private final List<Id> services =
      new ArrayList<>(
          List.of(
              Id.of("std:http"),
              Id.of("std:domain"),
              Id.of("std:ping"),
              Id.of("std:all-udp"),
              Id.of("std:gre")));
  private final Set<Family> families;
  private final Firewall frame;
  private final RandomInterfaces interfaces;
  private final List<ProjectObject> objects = new ArrayList<>();

  private RandomDesign(long seed) {
    this.random = new Random(seed);
    this.families = one(FILTERED);
    Cluster pair = (Cluster) ArticlePair.project().firewalls().getFirst();
    this.frame =
        random.nextInt(3) == 0
            ? RandomGate.of(random, families, pair)
            : RandomCluster.of(random, families, pair);
    this.interfaces = new RandomInterfaces(random, frame);
  }

  static Project of(long seed, int rules) {
    return new RandomDesign(seed).project(rules);
  }

  private Project project(int rules) {
    Project pair = ArticlePair.project();
    pair.objects().forEach(objects::add);
    for (int i = 0; i < 8; i++) {
      add(new Network(head("net", i), network()));
      add(new Host(head("host", i), List.of(HostAddress.of(address()), HostAddress.of(address()))));
      add(new Host(head("server", i), List.of(HostAddress.of(address()))));
      Prefix around = network();
      add(new AddressRange(head("range", i), new IpRange(around.first().next(), around.last())));
    }
    for (int i = 0; i < 3; i++) {
      add(
          new ObjectGroup(
              head("group", i), List.of(one(addresses), one(addresses), one(addresses))));
    }
    addresses.addAll(
        List.of(Id.of("inside"), ArticlePair.WEB, ArticlePair.CLUSTER, ArticlePair.INSIDE));
    addresses.addAll(interfaces.addresses());
    own();
    for (int i = 0; i < 6; i++) {
      int port = 1 + random.nextInt(60000);
      PortRange range =
          new PortRange(port, port + (random.nextBoolean() ? 0 : random.nextInt(2000)));
      service(
          new TcpService(
              head("tcp", i),
              random.nextInt(4) == 0 ? List.of(new PortRange(1024, 40000)) : List.of(),
              List.of(range, PortRange.of(22 + i)),
              Optional.empty()));
      service(new UdpService(head("udp", i), List.of(), List.of(range)));
    }
    service(
        new IpService(
            head("dscp", 0),
            OptionalInt.empty(),
            false,
            OptionalInt.of(10),
            OptionalInt.empty(),
            Set.of()));
    service(
        new ServiceGroup(
            head("services", 0), List.of(Id.of("tcp-0"), Id.of("udp-1"), Id.of("std:ping"))));
    service(
        new IcmpService(
            head("icmp", 0), Optional.of(new IcmpType(8, OptionalInt.of(random.nextInt(2))))));
    service(
        new Icmp6Service(head("icmp6", 0), Optional.of(new IcmpType(128, OptionalInt.empty()))));
    service(new TagService(head("mark", 0), MARK));
    Id branch = Id.of("branch-set");
    List<PolicyRule> top = rules("top", rules, Optional.of(branch));
    List<PolicyRule> sub = rules("sub", Math.max(2, rules / 4), Optional.empty());
    Id natBranch = Id.of("nat-branch");
    RandomNat nat = new RandomNat(random, addresses, services, interfaces.interfaces());
    Firewall changed =
        frame.withRuleSets(
            new RuleSets(
                List.of(
                    new RuleSet.Policy(
                        Id.of("lj-fw:policy"), "Policy", one(meeting(TOP_FAMILIES, families)), top),
                    new RuleSet.Policy(branch, "Branch", one(FAMILIES), sub)),
                List.of(
                    new RuleSet.Nat(
                        Id.of("lj-fw:nat"),
                        "NAT",
                        one(TOP_FAMILIES),
                        nat.rules("nat", 12, Optional.of(natBranch))),
                    new RuleSet.Nat(
                        natBranch, "NAT", one(FAMILIES), nat.rules("nats", 4, Optional.empty()))),
                new RandomRoutes(random, objects, interfaces).sets()));
    return pair.withObjects(ObjectTable.of(objects))
        .with(changed.withSettings(settings(frame.settings())));
  }

  /** Gateways, and plain objects that hold addresses of the nodes among others. */
  private void own() {
    for (int i = 0; i < GATEWAYS.size(); i++) {
      objects.add(host("gate", i, GATEWAY_PAIRS.get(i)));
    }
    objects.add(host("own", 0, pair("192.168.1.2", "2001:db8:0:2::3")));
    objects.add(host("own", 1, pair("10.1.1.1", "10.1.1.77")));
    objects.add(new Network(head("own", 2), Prefix.parse("10.1.1.0/30")));
    objects.add(
        new AddressRange(
            head("own", 3), new IpRange(Ip.parse("2001:db8:0:1::1"), Ip.parse("2001:db8:0:1::2"))));
    objects.add(new ObjectGroup(head("own", 4), List.of(Id.of("lj-fw-1"), Id.of("net-0"))));
    for (int i = 0; i < 5; i++) {
      addresses.add(head("own", i).id());
    }
  }

  private static Host host(String name, int number, List<Ip> addresses) {
    return new Host(head(name, number), addresses.stream().map(HostAddress::of).toList());
  }

  private static List<Ip> pair(String one, String other) {
    return List.of(Ip.parse(one), Ip.parse(other));
  }

  private FirewallSettings settings(FirewallSettings settings) {
    SortedMap<AutomaticRule, String> off = new TreeMap<>(settings.automatic());
    for (AutomaticRule rule : List.of(AutomaticRule.INVALID, AutomaticRule.ANTI_SPOOFING)) {
      if (random.nextInt(5) == 0) {
        off.put(rule, "as it was drawn");
      }
    }
    return settings
        .withFamilies(families)
        .withAutomatic(off)
        .withAnyIncludesFirewall(random.nextInt(4) > 0)
        .withLogDenied(random.nextBoolean());
  }

  private List<PolicyRule> rules(String prefix, int count, Optional<Id> branch) {
    List<PolicyRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Cell service = cell(services, 0.6);
      Action action = action(service, branch);
      rules.add(
          PolicyRule.of(Id.of(prefix + "-" + i), action)
              .withSource(cell(addresses, 0.75))
              .withDestination(cell(addresses, 0.75))
              .withService(service)
              .withInterfaces(interfaces.interfaceMatch())
              .withOptions(options(action, i))
              .withInfo(lastDay(random))
              .withLogging(
                  random.nextInt(6) == 0 ? Optional.of(Logging.DEFAULT) : Optional.empty()));
    }
    return rules;
  }

  private Action action(Cell service, Optional<Id> branch) {
    int kind = random.nextInt(20);
    if (kind < 9) {
      return new Action.Accept();
    }
    if (kind < 14) {
      return new Action.Deny();
    }
    if (kind < 17) {
      return new Action.Reject(one(REJECTS));
    }
    if (kind < 18) {
      return new Action.Continue();
    }
    return branch
        .<Action>map(Action.Branch::new)
        .orElse(kind == 18 ? new Action.Return() : new Action.Accept());
  }

  /** Some rules are over, some will be. */
  static RuleInfo lastDay(Random random) {
    Optional<LocalDate> last =
        switch (random.nextInt(24)) {
          case 0 -> Optional.of(LocalDate.of(2020, 2, 29));
          case 1 -> Optional.of(LocalDate.of(2037, 12, 31));
          default -> Optional.empty();
        };
    return RuleInfo.NONE.withExpires(last);
  }

  /** Stateless rules have to stand above those that they share packets with. */
  private RuleOptions options(Action action, int position) {
    boolean drawn = random.nextInt(position < 3 ? 3 : 12) == 0;
    boolean stateless = drawn && (action instanceof Action.Accept || action instanceof Action.Deny);
    RuleOptions options = RuleOptions.NONE.withStateless(stateless);
    return random.nextInt(12) == 0 ? options.withSetMark(Optional.of(MARK)) : options;
  }

  private Cell cell(List<Id> from, double filled) {
    if (random.nextDouble() > filled) {
      return Cell.ANY;
    }
    List<Id> members = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      members.add(one(from));
    }
    return new Cell(members, random.nextInt(6) == 0);
  }

  private Prefix network() {
    Ip base = address();
    int length = base.family() == Family.IPV4 ? 22 + random.nextInt(9) : 56 + random.nextInt(70);
    return Prefix.containing(base, length);
  }

  private Ip address() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> Ip.parse("10.1.1." + (4 + random.nextInt(240)));
      case 2 -> Ip.parse("192.168.1." + (4 + random.nextInt(240)));
      case 3 -> Ip.parse("203.0.113." + (1 + random.nextInt(250)));
      case 4 -> Ip.parse("2001:db8:0:2::" + Integer.toHexString(16 + random.nextInt(200)));
      case 5 -> Ip.parse("2001:db8:99::" + Integer.toHexString(1 + random.nextInt(200)));
      case 6 -> Ip.parse("172.16.3." + (4 + random.nextInt(240)));
      case 7 -> Ip.parse("2001:db8:0:3::" + Integer.toHexString(16 + random.nextInt(200)));
      case 8 -> Ip.parse("192.0.2." + (4 + random.nextInt(240)));
      case 9 -> Ip.parse("2001:db8:1::" + Integer.toHexString(16 + random.nextInt(200)));
      default -> throw new IllegalStateException("ten cases");
    };
  }

  private void add(ProjectObject object) {
    objects.add(object);
    addresses.add(object.id());
  }

  private void service(ProjectObject object) {
    objects.add(object);
    services.add(object.id());
  }

  private static Head head(String name, int number) {
    return Head.of(Id.of(name + "-" + number), name + "-" + number);
  }

  /** Those of which the firewall filters something: of nothing else anything ever passes. */
  static List<Set<Family>> meeting(List<Set<Family>> choices, Set<Family> filtered) {
    return choices.stream().filter(some -> !Collections.disjoint(some, filtered)).toList();
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
