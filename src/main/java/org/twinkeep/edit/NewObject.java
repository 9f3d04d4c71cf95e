package org.twinkeep.edit;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Mark;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/**
 * The kinds of objects that a user can make, each with what a fresh one holds. Where a kind cannot
 * be empty the content is an example address (RFC 5737) or port that stands out.
 */
public enum NewObject {
  HOST("host", head -> new Host(head, List.of())),
  NETWORK("network", head -> new Network(head, Prefix.parse("192.0.2.0/24"))),
  RANGE("range", head -> new AddressRange(head, IpRange.parse("192.0.2.1-192.0.2.9"))),
  GROUP("group", head -> new ObjectGroup(head, List.of())),
  DYNAMIC_GROUP(
      "dynamic-group", head -> new DynamicGroup(head, Collections.emptySortedSet(), "", "")),
  DNS_NAME("dns-name", head -> new DnsName(head, "www.example.org", Evaluated.AT_GENERATION)),
  ADDRESS_TABLE(
      "address-table",
      head -> new AddressTable(head, "/etc/twinkeep/tables/" + head.id(), Evaluated.ON_NODE)),
  TCP_SERVICE(
      "tcp-service",
      head -> new TcpService(head, List.of(), List.of(PortRange.of(8080)), Optional.empty())),
  UDP_SERVICE("udp-service", head -> new UdpService(head, List.of(), List.of(PortRange.of(5000)))),
  ICMP_SERVICE(
      "icmp-service",
      head -> new IcmpService(head, Optional.of(new IcmpType(8, OptionalInt.empty())))),
  ICMP6_SERVICE(
      "icmpv6-service",
      head -> new Icmp6Service(head, Optional.of(new IcmpType(128, OptionalInt.empty())))),
  IP_SERVICE("ip-protocol", head -> IpService.ofProtocol(head, 47)),
  SERVICE_GROUP("service-group", head -> new ServiceGroup(head, List.of())),
  CUSTOM_SERVICE("custom-service", head -> new CustomService(head, "", "", Optional.empty())),
  TAG_SERVICE("mark", head -> new TagService(head, Mark.of(1))),
  USER_SERVICE("user", head -> new UserService(head, "root")),
  TIME_WINDOW(
      "time-window",
      head ->
          new TimeWindow(
              head,
              Set.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              ZoneId.of("UTC")));

  private final String baseName;
  private final Function<Head, ProjectObject> make;

  NewObject(String baseName, Function<Head, ProjectObject> make) {
    this.baseName = baseName;
    this.make = make;
  }

  /** A fresh object with a name that the project does not have yet: {@code host-2}. */
  public ProjectObject in(Project project, String folder) {
    Id id = Ids.fresh(project, baseName);
    return make.apply(Head.of(id, id.value()).withFolder(folder));
  }
}
