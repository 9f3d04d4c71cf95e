package org.twinkeep.interchange.codec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Prefix;

/** The properties of address objects, by kind. */
final class AddressCodec {

  private static final Ip NO_IP = Ip.lowest(Family.IPV4);
  private static final Codec<Evaluated> EVALUATED = WordCodec.of(Evaluated.values());
  private static final Codec<SortedSet<String>> TAGS =
      Values.TEXT.list().as(TreeSet::new, List::copyOf);
  private static final Codec<HostAddress> ADDRESS_WITH_MAC =
      Codec.object(
          "a host address",
          (out, a) -> out.required("ip", Values.IP, a.ip()).optional("mac", Values.MAC, a.mac()),
          in ->
              new HostAddress(in.required("ip", Values.IP, NO_IP), in.optional("mac", Values.MAC)));
  private static final Codec<HostAddress> HOST_ADDRESS = new HostAddressCodec();

  private AddressCodec() {}

  static void write(Output out, Host host) {
    out.list("addresses", HOST_ADDRESS, host.addresses());
  }

  static Host host(Input in) {
    return new Host(HeadCodec.read(in), in.list("addresses", HOST_ADDRESS));
  }

  static void write(Output out, Network network) {
    out.required("prefix", Values.PREFIX, network.prefix());
  }

  static Network network(Input in) {
    return new Network(
        HeadCodec.read(in), in.required("prefix", Values.PREFIX, Prefix.all(Family.IPV4)));
  }

  static void write(Output out, AddressRange range) {
    out.required("range", Values.RANGE, range.range());
  }

  static AddressRange range(Input in) {
    return new AddressRange(
        HeadCodec.read(in), in.required("range", Values.RANGE, IpRange.of(NO_IP)));
  }

  static void write(Output out, ObjectGroup group) {
    out.list("members", Values.ID, group.members());
  }

  static ObjectGroup group(Input in) {
    return new ObjectGroup(HeadCodec.read(in), in.list("members", Values.ID));
  }

  static void write(Output out, DynamicGroup group) {
    out.put("withTags", TAGS, group.tags(), Collections.emptySortedSet())
        .put("inFolder", Values.TEXT, group.folder(), "")
        .put("named", Values.TEXT, group.namePattern(), "");
  }

  static DynamicGroup dynamicGroup(Input in) {
    return new DynamicGroup(
        HeadCodec.read(in),
        in.get("withTags", TAGS, Collections.emptySortedSet()),
        in.get("inFolder", Values.TEXT, ""),
        in.get("named", Values.TEXT, ""));
  }

  static void write(Output out, DnsName name) {
    out.required("hostName", Values.TEXT, name.hostName())
        .put("evaluated", EVALUATED, name.evaluated(), Evaluated.AT_GENERATION);
  }

  static DnsName dnsName(Input in) {
    return new DnsName(
        HeadCodec.read(in),
        in.required("hostName", Values.TEXT, ""),
        in.get("evaluated", EVALUATED, Evaluated.AT_GENERATION));
  }

  static void write(Output out, AddressTable table) {
    out.required("path", Values.TEXT, table.path())
        .put("evaluated", EVALUATED, table.evaluated(), Evaluated.AT_GENERATION);
  }

  static AddressTable table(Input in) {
    return new AddressTable(
        HeadCodec.read(in),
        in.required("path", Values.TEXT, ""),
        in.get("evaluated", EVALUATED, Evaluated.AT_GENERATION));
  }

  /** An address alone is a text; only one with a hardware address is an object. */
  private record HostAddressCodec() implements Codec<HostAddress> {
    @Override
    public Json write(HostAddress value) {
      return value.mac().isEmpty() ? Values.IP.write(value.ip()) : ADDRESS_WITH_MAC.write(value);
    }

    @Override
    public Optional<HostAddress> read(Json json, Faults faults) {
      return json instanceof Json.Obj
          ? ADDRESS_WITH_MAC.read(json, faults)
          : Values.IP.read(json, faults).map(HostAddress::of);
    }
  }
}
