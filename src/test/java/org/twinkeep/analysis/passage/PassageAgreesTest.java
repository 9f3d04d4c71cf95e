package org.twinkeep.analysis.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.twinkeep.analysis.passage.Ruling.Decision;
import org.twinkeep.analysis.reference.Fate;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.PolicyEvaluator;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.samples.ArticlePair;

/**
 * The answer about a whole region against the verdict on each single packet of it. Addresses, ports
 * and protocols change their meaning only at the edges of objects and services, so that the packets
 * at all edges stand for all packets.
 */
final class PassageAgreesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<Id> SETS =
      Stream.of("policy", "more", "last").map(s -> Id.of("lj-fw:" + s)).toList();

  private static final List<ProjectObject> OBJECTS =
      List.of(
          new Host(head("a"), List.of(HostAddress.of(Ip.parse("198.51.100.1")))),
          new Host(
              head("b"),
              List.of(
                  HostAddress.of(Ip.parse("198.51.100.6")),
                  HostAddress.of(Ip.parse("2001:db8::6")))),
          new Network(head("half"), Prefix.parse("198.51.100.4/30")),
          new Network(head("all"), Prefix.parse("198.51.100.0/29")),
          new Network(head("six"), Prefix.parse("2001:db8::4/126")),
          new AddressRange(head("range"), IpRange.parse("198.51.100.2-198.51.100.5")),
          new ObjectGroup(head("group"), List.of(Id.of("t-a"), Id.of("t-half"))),
          new TcpService(head("low"), List.of(), List.of(new PortRange(0, 79)), Optional.empty()),
          new TcpService(head("web"), List.of(), List.of(PortRange.of(80)), Optional.empty()),
          new TcpService(head("tcp"), List.of(), List.of(), Optional.empty()),
          new UdpService(head("dns"), List.of(), List.of(new PortRange(53, 65535))),
          new ServiceGroup(head("both"), List.of(Id.of("t-web"), Id.of("t-dns"))));

  private static final List<String> ADDRESSES =
      List.of("a", "b", "half", "all", "six", "range", "group");
  private static final List<String> SERVICES = List.of("low", "web", "tcp", "dns", "both");

  /** At the edges of the services, and one of a protocol that none of them speaks of. */
  private static final List<int[]> PORTS =
      Stream.of(
              new int[] {6, 0},
              new int[] {6, 79},
              new int[] {6, 80},
              new int[] {6, 81},
              new int[] {6, 65535},
              new int[] {17, 0},
              new int[] {17, 52},
              new int[] {17, 53},
              new int[] {17, 65535},
              new int[] {47, 0})
          .toList();

  private static Head head(String name) {
    return Head.of(Id.of("t-" + name), name);
  }

  private static Project objects() {
    Project project = ArticlePair.project();
    for (ProjectObject object : OBJECTS) {
      project = project.withObjects(project.objects().with(object));
    }
    return project;
  }

  // a random policy

  private static Cell cell(Random random, List<String> names) {
    if (random.nextInt(3) == 0) {
      return Cell.ANY;
    }
    Id[] members =
        IntStream.rangeClosed(0, random.nextInt(2))
            .mapToObj(i -> Id.of("t-" + names.get(random.nextInt(names.size()))))
            .toArray(Id[]::new);
    return Cell.of(members).withNegated(random.nextInt(4) == 0);
  }

  private static Cell device(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Cell.of(ArticlePair.INSIDE);
      case 1 -> Cell.of(ArticlePair.OUTSIDE);
      case 2 -> Cell.of(ArticlePair.OUTSIDE).withNegated(true);
      default -> Cell.ANY;
    };
  }

  private static Action action(Random random, int set) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Action.Accept();
      case 3 -> new Action.Deny();
      case 4 -> new Action.Reject(RejectWith.PORT_UNREACHABLE);
      case 5 -> new Action.Continue();
      case 6 -> new Action.Return();
      default -> set + 1 < SETS.size() ? new Action.Branch(SETS.get(set + 1)) : new Action.Return();
    };
  }

  private static PolicyRule rule(Random random, int set, int number) {
    InterfaceMatch devices =
        random.nextInt(3) == 0
            ? new InterfaceMatch(device(random), device(random), device(random))
            : InterfaceMatch.ANY;
    RuleInfo info =
        random.nextInt(12) == 0
            ? new RuleInfo(
                "",
                "",
                "",
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.of(TODAY.plusDays(random.nextInt(3) - 1)))
            : RuleInfo.NONE;
    return PolicyRule.of(Id.of("r" + set + "-" + number), action(random, set))
        .withSource(cell(random, ADDRESSES))
        .withDestination(cell(random, ADDRESSES))
        .withService(cell(random, SERVICES))
        .withInterfaces(devices)
        .withEnabled(random.nextInt(12) > 0)
        .withInfo(info);
  }

  private static Firewall policy(Random random, Firewall pair) {
    List<RuleSet.Policy> sets = new ArrayList<>();
    for (int s = 0; s < SETS.size(); s++) {
      int set = s;
      Set<Family> families =
          set > 0 && random.nextInt(4) == 0 ? Set.of(Family.IPV4) : Families.BOTH;
      sets.add(
          new RuleSet.Policy(
              SETS.get(set),
              "set-" + set,
              families,
              IntStream.range(0, 1 + random.nextInt(6))
                  .mapToObj(i -> rule(random, set, i))
                  .toList()));
    }
    return pair.withRuleSets(new RuleSets(sets, pair.ruleSets().nat(), pair.ruleSets().routing()));
  }

  // the packets that stand for all

  private static List<Ip> edges(List<IpRange> asked) {
    TreeSet<Ip> edges = new TreeSet<>();
    asked.forEach(r -> edges.addAll(List.of(r.first(), r.last())));
    Stream.of("198.51.100.0", "2001:db8::4")
        .map(Ip::parse)
        .forEach(
            first -> {
              Ip ip = first.previous();
              for (int i = 0; i < 10; i++) {
                edges.add(ip);
                ip = ip.next();
              }
            });
    return edges.stream().filter(ip -> asked.stream().anyMatch(r -> contains(r, ip))).toList();
  }

  private static boolean contains(IpRange range, Ip ip) {
    return range.first().family() == ip.family()
        && range.first().compareTo(ip) <= 0
        && ip.compareTo(range.last()) <= 0;
  }

  private static List<IpRange> region(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> List.of(IpRange.parse("198.51.100." + random.nextInt(8)));
      case 1 -> List.of(IpRange.parse("198.51.100.0/29"));
      case 2 -> List.of(IpRange.parse("198.51.100.3-198.51.100.9"));
      case 3 -> List.of(IpRange.parse("198.51.100.6"), IpRange.parse("2001:db8::6"));
      default -> List.of(IpRange.parse("0.0.0.0/0"), IpRange.parse("::/0"));
    };
  }

  private static Decision decision(Fate fate) {
    return switch (fate.verdict()) {
      case Fate.Verdict.Accept() -> Decision.PASSES;
      case Fate.Verdict.Drop() -> Decision.DENIED;
      case Fate.Verdict.Reject _ -> Decision.REJECTED;
    };
  }

  @Property(tries = 400)
  void theRulesThatAreNamedAreThoseThatDecidePackets(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = objects();
    Firewall firewall = policy(random, project.firewalls().getFirst());
    project = project.with(firewall);
    List<IpRange> sources = region(random);
    List<IpRange> destinations = region(random);
    boolean outwards = random.nextBoolean();
    Id in = outwards ? ArticlePair.INSIDE : ArticlePair.OUTSIDE;
    Id out = outwards ? ArticlePair.OUTSIDE : ArticlePair.INSIDE;

    Map<Optional<Id>, Decision> decided = new HashMap<>();
    PolicyEvaluator evaluator =
        new PolicyEvaluator(new Scene(project, firewall, firewall.nodes().getFirst()));
    for (Ip source : edges(sources)) {
      for (Ip destination : edges(destinations)) {
        if (source.family() == destination.family()) {
          for (int[] port : PORTS) {
            Optional<Fate> fate =
                evaluator.evaluate(
                    packet(
                        outwards ? "eth1" : "eth0",
                        outwards ? "eth0" : "eth1",
                        source,
                        destination,
                        port));
            decided.put(
                fate.flatMap(Fate::rule),
                fate.map(PassageAgreesTest::decision).orElse(Decision.DENIED));
          }
        }
      }
    }

    List<Ruling> rulings =
        Passage.of(
            project,
            firewall,
            new Question(sources, destinations, Optional.of(Set.of(in)), Optional.of(Set.of(out))),
            TODAY);
    assertThat(rulings).allMatch(r -> r.conditions().isEmpty());
    Map<Optional<Id>, Decision> named = new HashMap<>();
    rulings.forEach(r -> named.put(r.rule(), r.decision()));
    assertThat(named).as("%s -> %s by %s", sources, destinations, in).isEqualTo(decided);
    assertThat(new HashSet<>(rulings.stream().map(Ruling::title).collect(Collectors.toSet())))
        .hasSameSizeAs(named.keySet());
  }

  private static Packet packet(String in, String out, Ip source, Ip destination, int[] port) {
    return new Packet(
        Optional.of(in),
        Optional.of(out),
        source,
        destination,
        port[0],
        40_000,
        port[1],
        0,
        0,
        Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        NOW);
  }
}
