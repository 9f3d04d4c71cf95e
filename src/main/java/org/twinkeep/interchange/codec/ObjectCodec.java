package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/** Objects and services: {@code {"kind": "network", "id": …}}. */
public final class ObjectCodec implements Codec<ProjectObject> {

  /** The kinds of objects; a file names them in small letters with hyphens. */
  private enum Kind {
    HOST("a host"),
    NETWORK("a network"),
    RANGE("an address range"),
    GROUP("an object group"),
    DYNAMIC_GROUP("a dynamic group"),
    DNS_NAME("a DNS name"),
    ADDRESS_TABLE("an address table"),
    TCP("a TCP service"),
    UDP("a UDP service"),
    ICMP("an ICMP service"),
    ICMP6("an ICMPv6 service"),
    IP("an IP service"),
    SERVICE_GROUP("a service group"),
    CUSTOM("a custom service"),
    TAG("a tag service"),
    USER("a user service"),
    TIME("a time window");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  private static final Codec<Kind> KIND = WordCodec.of(Kind.values());

  @Override
  public Json write(ProjectObject object) {
    Output out = new Output();
    out.required("kind", KIND, kind(object));
    HeadCodec.begin(out, object.head());
    switch (object) {
      case Host o -> AddressCodec.write(out, o);
      case Network o -> AddressCodec.write(out, o);
      case AddressRange o -> AddressCodec.write(out, o);
      case ObjectGroup o -> AddressCodec.write(out, o);
      case DynamicGroup o -> AddressCodec.write(out, o);
      case DnsName o -> AddressCodec.write(out, o);
      case AddressTable o -> AddressCodec.write(out, o);
      case TcpService o -> ServiceCodec.write(out, o);
      case UdpService o -> ServiceCodec.write(out, o);
      case IcmpService o -> ServiceCodec.writeIcmp(out, o.type());
      case Icmp6Service o -> ServiceCodec.writeIcmp(out, o.type());
      case IpService o -> ServiceCodec.write(out, o);
      case ServiceGroup o -> ServiceCodec.write(out, o);
      case CustomService o -> ServiceCodec.write(out, o);
      case TagService o -> ServiceCodec.write(out, o);
      case UserService o -> ServiceCodec.write(out, o);
      case TimeWindow o -> TimeCodec.write(out, o);
    }
    HeadCodec.end(out, object.head());
    return out.build();
  }

  @Override
  public Optional<ProjectObject> read(Json json, Faults faults) {
    return Kinds.read(json, KIND, "an object", faults)
        .flatMap(
            found ->
                Input.read(
                    found.object(), found.kind().title, faults, in -> read(found.kind(), in)));
  }

  private static ProjectObject read(Kind kind, Input in) {
    in.ignore(Kinds.PROPERTY);
    return switch (kind) {
      case HOST -> AddressCodec.host(in);
      case NETWORK -> AddressCodec.network(in);
      case RANGE -> AddressCodec.range(in);
      case GROUP -> AddressCodec.group(in);
      case DYNAMIC_GROUP -> AddressCodec.dynamicGroup(in);
      case DNS_NAME -> AddressCodec.dnsName(in);
      case ADDRESS_TABLE -> AddressCodec.table(in);
      case TCP -> ServiceCodec.tcp(in);
      case UDP -> ServiceCodec.udp(in);
      case ICMP -> new IcmpService(HeadCodec.read(in), ServiceCodec.icmpType(in));
      case ICMP6 -> new Icmp6Service(HeadCodec.read(in), ServiceCodec.icmpType(in));
      case IP -> ServiceCodec.ip(in);
      case SERVICE_GROUP -> ServiceCodec.group(in);
      case CUSTOM -> ServiceCodec.custom(in);
      case TAG -> ServiceCodec.tag(in);
      case USER -> ServiceCodec.user(in);
      case TIME -> TimeCodec.window(in);
    };
  }

  private static Kind kind(ProjectObject object) {
    return switch (object) {
      case Host _ -> Kind.HOST;
      case Network _ -> Kind.NETWORK;
      case AddressRange _ -> Kind.RANGE;
      case ObjectGroup _ -> Kind.GROUP;
      case DynamicGroup _ -> Kind.DYNAMIC_GROUP;
      case DnsName _ -> Kind.DNS_NAME;
      case AddressTable _ -> Kind.ADDRESS_TABLE;
      case TcpService _ -> Kind.TCP;
      case UdpService _ -> Kind.UDP;
      case IcmpService _ -> Kind.ICMP;
      case Icmp6Service _ -> Kind.ICMP6;
      case IpService _ -> Kind.IP;
      case ServiceGroup _ -> Kind.SERVICE_GROUP;
      case CustomService _ -> Kind.CUSTOM;
      case TagService _ -> Kind.TAG;
      case UserService _ -> Kind.USER;
      case TimeWindow _ -> Kind.TIME;
    };
  }
}
