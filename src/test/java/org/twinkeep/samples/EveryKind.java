package org.twinkeep.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.twinkeep.model.*;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.model.TcpFlags.Flag;

/** A project in which every kind of object and every option occurs, in a few words each. */
public final class EveryKind {

  private EveryKind() {}

  public static Project project() {
    return new Project(
        "Every kind",
        "One of each",
        ObjectTable.of(objects()),
        List.of(single(), cluster()),
        new TreeMap<>(Map.of(id("pair"), new Point(120, 40.5), id("web"), new Point(0, -3))),
        List.of(new Acknowledgement("rule.shadowed", "rule r1", "It goes away in May.")));
  }

  private static List<ProjectObject> objects() {
    return List.of(
        new Host(
            Head.of(id("web"), "Web server")
                .withComment("Two lines:\nthis is the second")
                .withTags(new TreeSet<>(Set.of("public", "linux")))
                .withColour(Optional.of(Colour.GREEN))
                .withFolder("Servers/DMZ"),
            List.of(
                HostAddress.of(Ip.parse("192.0.2.10")),
                new HostAddress(
                    Ip.parse("2001:db8::10"), Optional.of(new Mac("02:00:5e:10:00:01"))))),
        new Network(head("lan"), Prefix.parse("192.0.2.0/24")),
        new AddressRange(head("pool"), IpRange.parse("192.0.2.20-192.0.2.29")),
        new ObjectGroup(head("all"), List.of(id("web"), id("lan"), Id.of("std:rfc1918"))),
        new DynamicGroup(head("tagged"), new TreeSet<>(Set.of("public")), "Servers", "web*"),
        new DnsName(head("mirror"), "deb.example.org", Evaluated.ON_NODE),
        new AddressTable(head("blocked"), "/etc/blocked.txt", Evaluated.AT_GENERATION),
        new TcpService(
            head("syn-web"),
            List.of(PortRange.parse("1024-65535")),
            List.of(PortRange.of(80), PortRange.parse("8000-8010")),
            Optional.of(new TcpFlags(Set.of(Flag.SYN, Flag.ACK, Flag.RST), Set.of(Flag.SYN)))),
        new UdpService(head("sip"), List.of(PortRange.of(5060)), List.of(PortRange.of(5060))),
        new IcmpService(head("too-big"), Optional.of(new IcmpType(3, OptionalInt.of(4)))),
        new Icmp6Service(head("any-icmp6"), Optional.empty()),
        new IpService(
            head("marked-gre"),
            OptionalInt.of(47),
            true,
            OptionalInt.of(46),
            OptionalInt.empty(),
            Set.of(IpOption.ROUTER_ALERT, IpOption.TIMESTAMP)),
        new ServiceGroup(head("web-services"), List.of(id("syn-web"), Id.of("std:https"))),
        new CustomService(
            head("string"),
            "-m string --algo bm --string x",
            "@th,64,8 1",
            Optional.of(Family.IPV4)),
        new TagService(head("tag-16"), new Mark(0x10, 0xff)),
        new UserService(head("www-user"), "www-data"),
        new TimeWindow(
            head("office-hours"),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Optional.of(LocalTime.of(8, 30)),
            Optional.of(LocalTime.of(17, 0)),
            Optional.of(LocalDateTime.of(2026, 1, 1, 0, 0)),
            Optional.of(LocalDateTime.of(2026, 12, 31, 23, 59)),
            ZoneId.of("Europe/Berlin")));
  }

  private static Firewall single() {
    return new StandaloneFirewall(
        head("single"),
        new Node(
            id("single-1"),
            "gate",
            new Management("gate.example.org", 2222, "admin", "root@jump.example.org:22"),
            List.of(
                new Interface(
                    id("single-1:br0"),
                    "br0",
                    List.of(),
                    "to the provider",
                    Interface.Role.OUTSIDE,
                    Interface.Kind.BRIDGE,
                    true,
                    true,
                    Optional.of(1492))),
            100),
        List.of(new Zone(id("single:zone"), "untrusted", List.of(id("single-1:br0")))),
        new FirewallSettings(
            FirewallSettings.Backend.IPTABLES,
            Set.of(Family.IPV4),
            true,
            Cell.of(id("lan")),
            new FirewallSettings.LogDefaults("FW ", LogLevel.NOTICE, Optional.empty()),
            false,
            new TreeMap<>(Map.of(AutomaticRule.ANTI_SPOOFING, "asymmetric routing")),
            false,
            false,
            new TreeMap<>(Map.of("net.ipv4.tcp_syncookies", "1")),
            "# before",
            "# after",
            List.of(
                new ExtraFile(
                    "/etc/logrotate.d/gate",
                    0640,
                    "/var/log/gate.log {\n\tweekly\n}",
                    Optional.of(id("single-1")),
                    ExtraFile.Service.SYSTEMD,
                    "keeps the disk free"),
                ExtraFile.empty().withPath("/etc/modprobe.d/gate.conf"))),
        new RuleSets(List.of(), List.of(), List.of()));
  }

  private static Firewall cluster() {
    List<Id> outside = List.of(id("pair-1:eth0"), id("pair-2:eth0"));
    return new Cluster(
        head("pair"),
        List.of(node(1), node(2)),
        List.of(
            new ClusterInterface(
                id("pair:outside"),
                "outside",
                outside,
                20,
                List.of(InterfaceAddress.parse("192.0.2.1/24")))),
        List.of(new SyncLink(outside, SyncLink.Transport.UDP, Ip.parse("225.0.0.51"), 3781)),
        new FailoverSettings(
            1000,
            true,
            30,
            true,
            2,
            Optional.of("shared"),
            true,
            outside,
            List.of(new TrackedScript("gateway", "/usr/bin/ping -c1 192.0.2.254", 5, 3, 2, -20)),
            List.of(new TrackedProcess("named", "named", 0)),
            new Garp(3, 2, 0),
            "/usr/local/bin/changed"),
        new StateSyncSettings(
            false,
            StateSyncSettings.Mode.ALARM,
            false,
            false,
            true,
            Set.of(StateSyncSettings.Protocol.TCP, StateSyncSettings.Protocol.ICMPV6)),
        List.of(),
        FirewallSettings.DEFAULT,
        new RuleSets(
            List.of(
                new RuleSet.Policy(id("pair:policy"), "Policy", Families.BOTH, policyRules()),
                new RuleSet.Policy(id("dmz"), "DMZ", Set.of(Family.IPV6), List.of())),
            List.of(new RuleSet.Nat(id("pair:nat"), "NAT", Families.BOTH, natRules())),
            List.of(new RuleSet.Routing(id("routes"), "routes", Families.BOTH, routes()))));
  }

  private static Node node(int number) {
    Id id = id("pair-" + number);
    return new Node(
        id,
        id.value(),
        Management.of(""),
        List.of(
            Interface.of(
                id(id + ":eth0"),
                "eth0",
                Interface.Role.OUTSIDE,
                InterfaceAddress.parse("192.0.2.1" + number + "/24"))),
        100 + number);
  }

  private static List<PolicyRule> policyRules() {
    PolicyRule full =
        PolicyRule.of(id("r1"), new Action.Reject(RejectWith.TCP_RESET))
            .withEnabled(false)
            .withSource(Cell.of(id("lan"), id("pool")))
            .withDestination(Cell.of(id("web")).withNegated(true))
            .withService(Cell.of(Id.of("std:http")))
            .withInterfaces(
                new InterfaceMatch(
                    Cell.of(id("pair:outside")),
                    Cell.of(id("pair-1:eth0")).withNegated(true),
                    Cell.of(id("pair-2:eth0"))))
            .withTime(Cell.of(id("office-hours")))
            .withLogging(
                Optional.of(
                    new Logging(
                        "%N ",
                        Optional.of(LogLevel.DEBUG),
                        Optional.of(new LogLimit.AtMost(Rate.of(3, Rate.Unit.MINUTE))),
                        OptionalInt.of(5))))
            .withOptions(
                new RuleOptions(
                    true,
                    Optional.of(new RateLimit(new Rate(10, Rate.Unit.SECOND, 20), Per.SOURCE)),
                    Optional.of(new ConnectionLimit(5, Per.DESTINATION)),
                    Optional.of(Mark.of(0x10)),
                    ConnectionMark.SAVE,
                    OptionalInt.of(0),
                    "1:10",
                    "ftp"))
            .withInfo(
                new RuleInfo(
                    "full",
                    "Everything at once",
                    "Examples",
                    Optional.of(Colour.RED),
                    "Ann",
                    "#7",
                    Optional.of(LocalDate.of(2026, 6, 1)),
                    Optional.of(LocalDate.of(2026, 12, 31))));
    return List.of(
        full,
        PolicyRule.of(id("r2"), new Action.Branch(id("dmz"))),
        PolicyRule.of(id("r3"), new Action.Continue()).withLogging(Optional.of(Logging.DEFAULT)),
        PolicyRule.of(id("r4"), new Action.Return())
            .withLogging(
                Optional.of(
                    new Logging(
                        "",
                        Optional.empty(),
                        Optional.of(new LogLimit.EveryPacket()),
                        OptionalInt.empty()))),
        PolicyRule.of(id("r5"), new Action.Custom("-j TARPIT", "")),
        PolicyRule.of(id("r6"), new Action.Reject(RejectWith.PORT_UNREACHABLE)),
        PolicyRule.of(id("r7"), new Action.Accept()),
        PolicyRule.of(id("r8"), new Action.Deny()));
  }

  private static List<NatRule> natRules() {
    return List.of(
        NatRule.of(id("n1"))
            .withSource(Cell.of(id("lan")))
            .withDestination(Cell.of(id("all")).withNegated(true))
            .withService(Cell.of(id("web-services")))
            .withInInterface(Cell.of(id("pair-1:eth0")))
            .withOutInterface(Cell.of(id("pair:outside")))
            .withTranslatedSource(Cell.of(id("pool")))
            .withTranslatedDestination(Cell.of(id("web")))
            .withTranslatedService(Cell.of(id("sip")))
            .withOptions(new NatOptions(true, true, true, true, true)),
        NatRule.of(id("n2")).withAction(new NatAction.Exempt()),
        NatRule.of(id("n3")).withAction(new NatAction.Branch(id("pair:nat"))));
  }

  private static List<RoutingRule> routes() {
    return List.of(
        new RoutingRule(
            id("route-1"),
            true,
            Cell.ANY,
            true,
            List.of(id("web")),
            Cell.of(id("pair:outside")),
            10,
            true,
            Optional.of(1400),
            RuleInfo.comment("the way out")));
  }

  private static Head head(String id) {
    return Head.of(id(id), id);
  }

  private static Id id(String value) {
    return Id.of(value);
  }
}
