package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.IpService;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Mark;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpFlags.Flag;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/** The properties of services, by kind. */
final class ServiceCodec {

  private static final Codec<Integer> OCTET = Values.number(0, 255);
  private static final Codec<Integer> DSCP = Values.number(0, 63);
  private static final Codec<Set<Flag>> FLAGS =
      WordCodec.of(Flag.values()).list().as(Set::copyOf, ServiceCodec::inOrder);
  private static final Codec<Set<IpOption>> IP_OPTIONS =
      WordCodec.of(IpOption.values()).list().as(Set::copyOf, ServiceCodec::inOrder);
  private static final Codec<TcpFlags> TCP_FLAGS =
      Codec.object(
          "TCP flags",
          (out, f) -> out.required("mask", FLAGS, f.mask()).put("set", FLAGS, f.set(), Set.of()),
          in ->
              new TcpFlags(
                  in.required("mask", FLAGS, Set.of(Flag.values())),
                  in.get("set", FLAGS, Set.of())));

  private ServiceCodec() {}

  private static <E extends Enum<E>> List<E> inOrder(Set<E> set) {
    return set.stream().sorted().toList();
  }

  static void write(Output out, TcpService tcp) {
    out.list("ports", Values.PORTS, tcp.destinationPorts())
        .list("sourcePorts", Values.PORTS, tcp.sourcePorts())
        .optional("flags", TCP_FLAGS, tcp.flags());
  }

  static TcpService tcp(Input in) {
    return new TcpService(
        HeadCodec.read(in),
        in.list("sourcePorts", Values.PORTS),
        in.list("ports", Values.PORTS),
        in.optional("flags", TCP_FLAGS));
  }

  static void write(Output out, UdpService udp) {
    out.list("ports", Values.PORTS, udp.destinationPorts())
        .list("sourcePorts", Values.PORTS, udp.sourcePorts());
  }

  static UdpService udp(Input in) {
    return new UdpService(
        HeadCodec.read(in), in.list("sourcePorts", Values.PORTS), in.list("ports", Values.PORTS));
  }

  static void writeIcmp(Output out, Optional<IcmpType> type) {
    out.optional("type", OCTET, type.map(IcmpType::type))
        .optional("code", OCTET, type.flatMap(t -> Values.toOptional(t.code())));
  }

  /** Type and code; a code without a type means nothing and is refused. */
  static Optional<IcmpType> icmpType(Input in) {
    Optional<Integer> type = in.optional("type", OCTET);
    Optional<Integer> code = in.optional("code", OCTET);
    if (type.isEmpty() && code.isPresent()) {
      in.refuse("code", "A code without a type matches nothing.", "Add the type.");
    }
    return type.map(t -> new IcmpType(t, Values.toOptionalInt(code)));
  }

  static void write(Output out, IpService ip) {
    out.optional("protocol", OCTET, Values.toOptional(ip.protocol()))
        .put("fragments", Values.FLAG, ip.fragments(), false)
        .optional("dscp", DSCP, Values.toOptional(ip.dscp()))
        .optional("tos", OCTET, Values.toOptional(ip.tos()))
        .put("ipOptions", IP_OPTIONS, ip.ipOptions(), Set.of());
  }

  static IpService ip(Input in) {
    return new IpService(
        HeadCodec.read(in),
        Values.toOptionalInt(in.optional("protocol", OCTET)),
        in.get("fragments", Values.FLAG, false),
        Values.toOptionalInt(in.optional("dscp", DSCP)),
        Values.toOptionalInt(in.optional("tos", OCTET)),
        in.get("ipOptions", IP_OPTIONS, Set.of()));
  }

  static void write(Output out, ServiceGroup group) {
    out.list("members", Values.ID, group.members());
  }

  static ServiceGroup group(Input in) {
    return new ServiceGroup(HeadCodec.read(in), in.list("members", Values.ID));
  }

  static void write(Output out, CustomService custom) {
    out.put("iptables", Values.TEXT, custom.iptables(), "")
        .put("nftables", Values.TEXT, custom.nftables(), "")
        .optional("family", Values.FAMILY, custom.family());
  }

  static CustomService custom(Input in) {
    return new CustomService(
        HeadCodec.read(in),
        in.get("iptables", Values.TEXT, ""),
        in.get("nftables", Values.TEXT, ""),
        in.optional("family", Values.FAMILY));
  }

  static void write(Output out, TagService tag) {
    out.required("mark", Values.MARK, tag.mark());
  }

  static TagService tag(Input in) {
    return new TagService(HeadCodec.read(in), in.required("mark", Values.MARK, Mark.of(0)));
  }

  static void write(Output out, UserService user) {
    out.required("user", Values.TEXT, user.user());
  }

  static UserService user(Input in) {
    return new UserService(HeadCodec.read(in), in.required("user", Values.TEXT, ""));
  }
}
