package org.twinkeep.ui.inspector;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Family;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.IpService;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;

/** What each kind of service holds, as entries of its form. */
final class ServiceForms {

  private static final String PORTS = "Every port; or 443, 8000-8010";
  private static final List<Optional<Family>> FAMILIES =
      List.of(Optional.empty(), Optional.of(Family.IPV4), Optional.of(Family.IPV6));

  private ServiceForms() {}

  static void tcp(Fields<TcpService> fields) {
    Parser<TcpFlags> flags = Typed::flags;
    fields
        .line(
            "Destination ports",
            PORTS,
            s -> Typed.print(s.destinationPorts()),
            Typed.ports(),
            (s, ports) -> new TcpService(s.head(), s.sourcePorts(), ports, s.flags()))
        .line(
            "Source ports",
            PORTS,
            s -> Typed.print(s.sourcePorts()),
            Typed.ports(),
            (s, ports) -> new TcpService(s.head(), ports, s.destinationPorts(), s.flags()))
        .line(
            "TCP flags: looked at / set",
            "Whatever they are; or SYN,ACK / SYN",
            s -> s.flags().map(Typed::print).orElse(""),
            flags.optional(),
            (s, f) -> new TcpService(s.head(), s.sourcePorts(), s.destinationPorts(), f));
  }

  static void udp(Fields<UdpService> fields) {
    fields
        .line(
            "Destination ports",
            PORTS,
            s -> Typed.print(s.destinationPorts()),
            Typed.ports(),
            (s, ports) -> new UdpService(s.head(), s.sourcePorts(), ports))
        .line(
            "Source ports",
            PORTS,
            s -> Typed.print(s.sourcePorts()),
            Typed.ports(),
            (s, ports) -> new UdpService(s.head(), ports, s.destinationPorts()));
  }

  static void icmp(Fields<IcmpService> fields) {
    Parser<IcmpType> type = Typed::icmpType;
    fields.line(
        "Type, or type/code",
        "Every type; or 8, 3/4",
        s -> Typed.print(s.type()),
        type.optional(),
        (s, t) -> new IcmpService(s.head(), t));
  }

  static void icmp6(Fields<Icmp6Service> fields) {
    Parser<IcmpType> type = Typed::icmpType;
    fields.line(
        "Type, or type/code",
        "Every type; or 128, 1/3",
        s -> Typed.print(s.type()),
        type.optional(),
        (s, t) -> new Icmp6Service(s.head(), t));
  }

  static void ip(Fields<IpService> fields) {
    fields
        .line(
            "Protocol number",
            "Every protocol; or 47 for GRE, 50 for ESP",
            s -> Typed.print(s.protocol()),
            Parser.number(0, 255).optional(),
            (s, n) ->
                new IpService(
                    s.head(),
                    Typed.optionalInt(n),
                    s.fragments(),
                    s.dscp(),
                    s.tos(),
                    s.ipOptions()))
        .line(
            "DSCP",
            "Any; or 0 to 63",
            s -> Typed.print(s.dscp()),
            Parser.number(0, 63).optional(),
            (s, n) ->
                new IpService(
                    s.head(),
                    s.protocol(),
                    s.fragments(),
                    Typed.optionalInt(n),
                    s.tos(),
                    s.ipOptions()))
        .line(
            "TOS octet",
            "Any; or 0 to 255, instead of DSCP",
            s -> Typed.print(s.tos()),
            Parser.number(0, 255).optional(),
            (s, n) ->
                new IpService(
                    s.head(),
                    s.protocol(),
                    s.fragments(),
                    s.dscp(),
                    Typed.optionalInt(n),
                    s.ipOptions()))
        .line(
            "IP options (IPv4)",
            "Any; or router alert, record route",
            s -> s.ipOptions().stream().map(Words::of).collect(Collectors.joining(", ")),
            ServiceForms::options,
            (s, o) -> new IpService(s.head(), s.protocol(), s.fragments(), s.dscp(), s.tos(), o))
        .tick(
            "Second and further fragments only",
            IpService::fragments,
            (s, on) -> new IpService(s.head(), s.protocol(), on, s.dscp(), s.tos(), s.ipOptions()));
  }

  private static Set<IpOption> options(String text) {
    Set<IpOption> options = EnumSet.noneOf(IpOption.class);
    for (String word : text.split(",")) {
      if (!word.isBlank()) {
        options.add(Typed.constant(IpOption.class, word));
      }
    }
    return options;
  }

  static void group(Fields<ServiceGroup> fields) {
    fields.ids(
        "Members",
        "Empty. A rule that uses an empty group is an error.",
        ServiceGroup::members,
        Service.class::isInstance,
        (g, members) -> new ServiceGroup(g.head(), members));
  }

  static void custom(Fields<CustomService> fields) {
    fields
        .value(
            "Match of iptables",
            "Not possible there; or -m string --algo bm --string x",
            TextEntry.Shape.CODE,
            CustomService::iptables,
            ServiceForms::oneLine,
            (s, text) -> new CustomService(s.head(), text, s.nftables(), s.family()))
        .value(
            "Match of nftables",
            "Not possible there; or meta length 0-100",
            TextEntry.Shape.CODE,
            CustomService::nftables,
            ServiceForms::oneLine,
            (s, text) -> new CustomService(s.head(), s.iptables(), text, s.family()))
        .choice(
            "Address family",
            () -> FAMILIES,
            f -> f.map(Family::label).orElse("Both"),
            CustomService::family,
            (s, family) -> new CustomService(s.head(), s.iptables(), s.nftables(), family))
        .note(s -> "The text stands in the ruleset as it is; the real tool checks it.");
  }

  private static String oneLine(String text) {
    if (text.strip().lines().count() > 1) {
      throw new IllegalArgumentException("A match is one line; make a service for each.");
    }
    return text.strip();
  }

  static void tag(Fields<TagService> fields) {
    fields.line(
        "Mark",
        "0x10, or 0x10/0xff",
        s -> s.mark().toString(),
        Typed::mark,
        (s, mark) -> new TagService(s.head(), mark));
  }

  static void user(Fields<UserService> fields) {
    fields
        .line(
            "User on the node",
            "Name or number",
            UserService::user,
            Parser.required("a user name or number"),
            (s, user) -> new UserService(s.head(), user))
        .note(s -> "Matches packets that the node itself sends, by the owner of the socket.");
  }
}
