package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Network;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.StandardLibrary;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * The object that a typed text means: {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code
 * 10.0.0.5-10.0.0.9}, {@code 2001:db8::/64}, {@code example.org}, {@code tcp/8443}, {@code
 * udp/5000-5010,6000}, {@code icmp/8}, {@code ip/47}, {@code mon-fri 8-18}.
 *
 * @param object an object that the project or the Standard library has already, or a new one
 * @param exists whether it is there already
 * @param hint what the user should know about it, such as a corrected prefix; may be empty
 */
public record TypedObject(ProjectObject object, boolean exists, String hint) {

  private static final Pattern PORTS =
      Pattern.compile("(tcp|udp)[ /:]([0-9][0-9, -]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PORTS_REVERSED =
      Pattern.compile("([0-9][0-9,-]*)/(tcp|udp)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ICMP =
      Pattern.compile(
          "(icmp|icmp6|icmpv6)[ /:]([0-9]{1,3})(?:[/:]([0-9]{1,3}))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROTOCOL =
      Pattern.compile("(?:ip|proto|protocol)[ /:]([0-9]{1,3})", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

  /** The address object that the text means; absent when it means none. */
  public static Optional<TypedObject> address(Project project, String text) {
    String typed = text.strip();
    return Stream.<Reader>of(TypedObject::range, TypedObject::prefix, TypedObject::name)
        .flatMap(reader -> reader.read(typed).stream())
        .findFirst()
        .map(draft -> draft.in(project));
  }

  /** The service that the text means; absent when it means none. */
  public static Optional<TypedObject> service(Project project, String text) {
    String typed = text.strip();
    return Stream.<Reader>of(TypedObject::ports, TypedObject::icmp, TypedObject::protocol)
        .flatMap(reader -> reader.read(typed).stream())
        .findFirst()
        .map(draft -> draft.in(project));
  }

  /** The object that the text means in a part of a rule; absent when it means none there. */
  public static Optional<TypedObject> in(Project project, RulePart part, String text) {
    return switch (part) {
      case SOURCE, DESTINATION, TRANSLATED_SOURCE, TRANSLATED_DESTINATION -> address(project, text);
      case GATEWAY -> address(project, text).filter(t -> t.object() instanceof Host);
      case SERVICE -> service(project, text);
      case TRANSLATED_SERVICE ->
          service(project, text)
              .filter(t -> t.object() instanceof TcpService || t.object() instanceof UdpService);
      case TIME -> TypedTime.read(text.strip()).map(window -> new Draft(window).in(project));
      case IN_INTERFACE, OUT_INTERFACE, EITHER_INTERFACE -> Optional.empty();
    };
  }

  @FunctionalInterface
  private interface Reader {
    Optional<Draft> read(String text);
  }

  private record Draft(ProjectObject object, String hint) {

    Draft(ProjectObject object) {
      this(object, "");
    }

    TypedObject in(Project project) {
      return Stream.concat(project.objects().stream(), StandardLibrary.all().stream())
          .filter(o -> Duplicates.meanTheSame(o, object))
          .findFirst()
          .map(known -> new TypedObject(known, true, hint))
          .orElseGet(
              () -> {
                Id id = Ids.fresh(project, object.name());
                return new TypedObject(object.withHead(object.head().withId(id)), false, hint);
              });
    }
  }

  private static Head head(String name) {
    return Head.of(Id.of("new"), name);
  }

  private static Optional<Draft> range(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    try {
      IpRange range = IpRange.parse(text);
      return Optional.of(
          new Draft(
              range.isSingle()
                  ? host(range.first())
                  : new AddressRange(head(range.toString()), range)));
    } catch (IllegalArgumentException notARange) {
      return Optional.empty();
    }
  }

  private static Optional<Draft> prefix(String text) {
    try {
      InterfaceAddress typed = InterfaceAddress.parse(text);
      if (typed.length() == typed.family().bits()) {
        return Optional.of(new Draft(host(typed.address())));
      }
      Prefix prefix = typed.network();
      String hint =
          prefix.address().equals(typed.address())
              ? ""
              : typed + " has host bits set; the network is " + prefix + ".";
      return Optional.of(new Draft(new Network(head(prefix.toString()), prefix), hint));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Host host(Ip ip) {
    return new Host(head(ip.toString()), List.of(HostAddress.of(ip)));
  }

  private static Optional<Draft> name(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return HOST_NAME.matcher(lower).matches()
        ? Optional.of(new Draft(new DnsName(head(lower), lower, Evaluated.AT_GENERATION)))
        : Optional.empty();
  }

  private static Optional<Draft> ports(String text) {
    Matcher usual = PORTS.matcher(text);
    Matcher reversed = PORTS_REVERSED.matcher(text);
    if (usual.matches()) {
      return ports(usual.group(1), usual.group(2));
    }
    return reversed.matches() ? ports(reversed.group(2), reversed.group(1)) : Optional.empty();
  }

  private static Optional<Draft> ports(String protocol, String list) {
    List<PortRange> ranges = new ArrayList<>();
    try {
      for (String range : list.replace(" ", "").split(",")) {
        ranges.add(PortRange.parse(range));
      }
    } catch (IllegalArgumentException notPorts) {
      return Optional.empty();
    }
    String lower = protocol.toLowerCase(Locale.ROOT);
    String name = lower + "/" + String.join(",", ranges.stream().map(PortRange::toString).toList());
    return Optional.of(
        new Draft(
            lower.equals("tcp")
                ? new TcpService(head(name), List.of(), ranges, Optional.empty())
                : new UdpService(head(name), List.of(), ranges)));
  }

  private static Optional<Draft> icmp(String text) {
    Matcher m = ICMP.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int type = Integer.parseInt(m.group(2));
    OptionalInt code =
        m.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(m.group(3)));
    if (type > 255 || code.orElse(0) > 255) {
      return Optional.empty();
    }
    IcmpType icmp = new IcmpType(type, code);
    return Optional.of(
        new Draft(
            m.group(1).equalsIgnoreCase("icmp")
                ? new IcmpService(head("icmp/" + icmp), Optional.of(icmp))
                : new Icmp6Service(head("icmpv6/" + icmp), Optional.of(icmp))));
  }

  private static Optional<Draft> protocol(String text) {
    Matcher m = PROTOCOL.matcher(text);
    int number = m.matches() ? Integer.parseInt(m.group(1)) : 256;
    return number > 255
        ? Optional.empty()
        : Optional.of(
            new Draft(
                new IpService(
                    head("ip/" + number),
                    OptionalInt.of(number),
                    false,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Set.of())));
  }
}
