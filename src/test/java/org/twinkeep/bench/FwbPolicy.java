package org.twinkeep.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * A {@link MixedPolicy} as a file of Firewall Builder (format 24), so that its compiler gets the
 * very same rules. Knows what such a policy is made of and nothing else.
 */
public final class FwbPolicy {

  private static final Path STANDARD = Path.of("/usr/share");
  private static final String ANY_ADDRESS = "sysid0";
  private static final String ANY_SERVICE = "sysid1";
  private static final String ANY_TIME = "sysid2";
  private static final String NO_FLAGS =
      List.of("ack", "fin", "psh", "rst", "syn", "urg").stream()
          .map(f -> f + "_flag=\"False\" " + f + "_flag_mask=\"False\" ")
          .collect(Collectors.joining());
  private static final String MANAGEMENT =
      "<Management address=\"0.0.0.0\"><SNMPManagement enabled=\"False\" snmp_read_community=\"\""
          + " snmp_write_community=\"\"/><FWBDManagement enabled=\"False\" identity=\"\" port=\"-1\"/>"
          + "<PolicyInstallScript arguments=\"\" command=\"\" enabled=\"False\"/></Management>";

  private final Project project;
  private final StandaloneFirewall firewall;
  private int ids;

  private FwbPolicy(Project project) {
    this.project = project;
    this.firewall = (StandaloneFirewall) project.firewalls().getFirst();
  }

  /** The standard objects that Firewall Builder was installed with; absent = it is not. */
  public static Optional<Path> standardObjects() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(STANDARD, "fwbuilder-*")) {
      for (Path folder : found) {
        Path file = folder.resolve("objects_init.xml");
        if (Files.isReadable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** The file's text: the standard objects and one firewall named {@code fw}. */
  public static String text(Project project, Path standardObjects) throws IOException {
    String standard = Files.readString(standardObjects);
    String end = "</FWObjectDatabase>";
    return standard.substring(0, standard.lastIndexOf(end))
        + new FwbPolicy(project).library()
        + end
        + "\n";
  }

  private String library() {
    return "<Library id=\"idLib\" color=\"#d2ffd0\" name=\"User\" comment=\"\" ro=\"False\">"
        + folder("ObjectGroup", "Objects", objects(false))
        + folder("ServiceGroup", "Services", objects(true))
        + folder("ObjectGroup", "Firewalls", firewall())
        + "</Library>";
  }

  private String folder(String tag, String name, String content) {
    return open(tag, nextId(), name) + ">" + content + "</" + tag + ">";
  }

  private String objects(boolean services) {
    List<ProjectObject> objects =
        project.objects().stream().filter(o -> o instanceof Service == services).toList();
    StringBuilder text = new StringBuilder();
    objects.stream().filter(o -> !isGroup(o)).map(this::object).forEach(text::append);
    String tag = services ? "ServiceGroup" : "ObjectGroup";
    String groups =
        objects.stream().filter(FwbPolicy::isGroup).map(this::object).collect(Collectors.joining());
    return text + folder(tag, "Groups", groups);
  }

  private static boolean isGroup(ProjectObject object) {
    return object instanceof ObjectGroup || object instanceof ServiceGroup;
  }

  private String object(ProjectObject object) {
    return switch (object) {
      case Host h ->
          open("IPv4", id(h.id()), h.name())
              + " address=\"%s\" netmask=\"255.255.255.255\"/>"
                  .formatted(h.addresses().getFirst().ip());
      case Network n ->
          open("Network", id(n.id()), n.name())
              + " address=\"%s\" netmask=\"%s\"/>"
                  .formatted(n.prefix().range().first(), mask(n.prefix().length()));
      case AddressRange r ->
          open("AddressRange", id(r.id()), r.name())
              + " start_address=\"%s\" end_address=\"%s\"/>"
                  .formatted(r.range().first(), r.range().last());
      case ObjectGroup g ->
          open("ObjectGroup", id(g.id()), g.name())
              + ">"
              + members("ObjectRef", g.members())
              + "</ObjectGroup>";
      case TcpService s ->
          open("TCPService", id(s.id()), s.name())
              + " established=\"False\" "
              + NO_FLAGS
              + ports(s.destinationPorts().getFirst());
      case UdpService s ->
          open("UDPService", id(s.id()), s.name()) + " " + ports(s.destinationPorts().getFirst());
      case ServiceGroup g ->
          open("ServiceGroup", id(g.id()), g.name())
              + ">"
              + members("ServiceRef", g.members())
              + "</ServiceGroup>";
      case ProjectObject other ->
          throw new IllegalArgumentException("no mixed policy has " + other);
    };
  }

  private static String ports(PortRange range) {
    return "src_range_start=\"0\" src_range_end=\"0\" dst_range_start=\"%d\" dst_range_end=\"%d\"/>"
        .formatted(range.first(), range.last());
  }

  private static String mask(int length) {
    long bits = 0xffff_ffffL << 32 - length & 0xffff_ffffL;
    return "%d.%d.%d.%d".formatted(bits >> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
  }

  private String firewall() {
    StringBuilder policy = new StringBuilder();
    int number = 0;
    for (PolicyRule rule : firewall.ruleSets().policy().getFirst().rules()) {
      policy.append(rule(rule, number++));
    }
    StringBuilder nat = new StringBuilder();
    number = 0;
    for (RuleSet.Nat set : firewall.ruleSets().nat()) {
      for (NatRule rule : set.rules()) {
        nat.append(nat(rule, number++));
      }
    }
    StringBuilder interfaces = new StringBuilder();
    for (Interface device : firewall.node().interfaces()) {
      var address = device.addresses().getFirst();
      interfaces.append(
          device(
              id(device.id()),
              device.name(),
              address.address().toString(),
              mask(address.length())));
    }
    interfaces.append(device(nextId(), "lo", "127.0.0.1", "255.0.0.0"));
    return open("Firewall", id(firewall.id()), "fw")
        + " host_OS=\"linux24\" inactive=\"False\" lastCompiled=\"0\" lastInstalled=\"0\""
        + " lastModified=\"0\" platform=\"iptables\" version=\"1.4.20\">"
        + rules("NAT", nat)
        + rules("Policy", policy)
        + rules("Routing", "")
        + interfaces
        + MANAGEMENT
        + "<FirewallOptions>"
        + option("accept_established", "True")
        + option("accept_new_tcp_with_no_syn", "True")
        + option("check_shading", "False")
        + option("drop_invalid", "True")
        + option("firewall_is_part_of_any_and_networks", "True")
        + option("linux24_ip_forward", "1")
        + option("load_modules", "False")
        + option("log_prefix", "RULE %N -- %A ")
        + option("mgmt_addr", "10.1.1.1")
        + option("mgmt_ssh", "True")
        + option("prolog_place", "top")
        + option("use_iptables_restore", "True")
        + option("verify_interfaces", "False")
        + option("action_on_reject", "ICMP admin prohibited")
        + "</FirewallOptions></Firewall>";
  }

  private String device(String id, String name, String address, String mask) {
    return open("Interface", id, name)
        + " dedicated_failover=\"False\" dyn=\"False\" label=\"\" mgmt=\"False\" security_level=\"0\""
        + " unnum=\"False\" unprotected=\"False\">"
        + open("IPv4", nextId(), name + ":ip")
        + " address=\"%s\" netmask=\"%s\"/>".formatted(address, mask)
        + "<InterfaceOptions/></Interface>";
  }

  private String rules(String tag, CharSequence rules) {
    return open(tag, nextId(), tag)
        + " ipv4_rule_set=\"False\" ipv6_rule_set=\"False\" top_rule_set=\"True\">"
        + rules
        + "<RuleSetOptions/></"
        + tag
        + ">";
  }

  private String rule(PolicyRule rule, int number) {
    String action =
        switch (rule.action()) {
          case Action.Accept() -> "Accept";
          case Action.Deny() -> "Deny";
          case Action.Reject _ -> "Reject";
          case Action other -> throw new IllegalArgumentException("no mixed policy has " + other);
        };
    boolean limited = rule.logging().flatMap(l -> l.limit()).isPresent();
    return "<PolicyRule id=\"%s\" disabled=\"False\" group=\"\" log=\"%s\" position=\"%d\" action=\"%s\" direction=\"%s\" comment=\"rule %d\">"
            .formatted(
                nextId(),
                rule.logging().isPresent() ? "True" : "False",
                number,
                action,
                rule.interfaces().in().isAny() ? "Both" : "Inbound",
                number)
        + cell("Src", "ObjectRef", rule.source(), ANY_ADDRESS)
        + cell("Dst", "ObjectRef", rule.destination(), ANY_ADDRESS)
        + cell("Srv", "ServiceRef", rule.service(), ANY_SERVICE)
        + cell("Itf", "ObjectRef", rule.interfaces().in(), ANY_ADDRESS)
        + cell("When", "IntervalRef", Cell.ANY, ANY_TIME)
        + "<PolicyRuleOptions>"
        + option("stateless", action.equals("Accept") ? "False" : "True")
        + (limited ? option("limit_value", "5") + option("limit_suffix", "/second") : "")
        + "</PolicyRuleOptions></PolicyRule>";
  }

  private String nat(NatRule rule, int number) {
    boolean exempt = rule.action() instanceof NatAction.Exempt;
    return "<NATRule id=\"%s\" disabled=\"False\" group=\"\" position=\"%d\" action=\"Translate\" comment=\"nat %d\">"
            .formatted(nextId(), number, number)
        + cell("OSrc", "ObjectRef", rule.source(), ANY_ADDRESS)
        + cell("ODst", "ObjectRef", rule.destination(), ANY_ADDRESS)
        + cell("OSrv", "ServiceRef", rule.service(), ANY_SERVICE)
        + cell("TSrc", "ObjectRef", exempt ? Cell.ANY : rule.translatedSource(), ANY_ADDRESS)
        + cell("TDst", "ObjectRef", exempt ? Cell.ANY : rule.translatedDestination(), ANY_ADDRESS)
        + cell("TSrv", "ServiceRef", rule.translatedService(), ANY_SERVICE)
        + cell("ItfInb", "ObjectRef", Cell.ANY, ANY_ADDRESS)
        + cell("ItfOutb", "ObjectRef", rule.outInterface(), ANY_ADDRESS)
        + "<NATRuleOptions/></NATRule>";
  }

  private static String cell(String tag, String reference, Cell cell, String any) {
    return "<%s neg=\"%s\">".formatted(tag, cell.negated() ? "True" : "False")
        + (cell.isAny()
            ? "<%s ref=\"%s\"/>".formatted(reference, any)
            : members(reference, cell.members()))
        + "</"
        + tag
        + ">";
  }

  private static String members(String reference, List<Id> members) {
    return new ArrayList<>(members)
        .stream()
            .distinct()
            .map(id -> "<%s ref=\"%s\"/>".formatted(reference, id(id)))
            .collect(Collectors.joining());
  }

  private static String option(String name, String value) {
    return "<Option name=\"%s\">%s</Option>".formatted(name, value);
  }

  private static String open(String tag, String id, String name) {
    return "<%s id=\"%s\" name=\"%s\" comment=\"\" ro=\"False\"".formatted(tag, id, name);
  }

  private static String id(Id id) {
    return "id_" + id.value().replace(':', '_');
  }

  private String nextId() {
    return "id_n" + ids++;
  }
}
