package org.twinkeep.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * A firewall with one rule a server: a network of clients may reach one port of it, all of them
 * different. No address is translated. The last rule accepts {@link #CLIENTS} to {@link #SERVER}.
 */
public final class ServerPolicy {

  public static final Prefix CLIENTS = Prefix.parse("10.200.1.0/24");
  public static final Ip SERVER = Ip.parse("172.31.0.1");
  public static final int PORT = 7000;

  private static final Id FIREWALL = Id.of("fw");

  private final Map<Id, ProjectObject> objects = new LinkedHashMap<>();
  private final List<PolicyRule> rules = new ArrayList<>();

  private ServerPolicy() {}

  /** A project with one firewall of {@code size} policy rules, at most 16,384. */
  public static Project project(int size) {
    return new ServerPolicy().build(size);
  }

  private Project build(int size) {
    for (int i = 0; i < size - 1; i++) {
      Prefix clients = Prefix.parse("10.%d.%d.0/24".formatted(64 + i / 256, i % 256));
      Ip server = Ip.parse("172.%d.%d.%d".formatted(16 + i / 4096, i / 16 % 256, i % 16 + 1));
      rule(clients, server, 5000 + i % 100, i % 2 == 0);
    }
    rule(CLIENTS, SERVER, PORT, true);
    StandaloneFirewall firewall =
        new StandaloneFirewall(
            Head.of(FIREWALL, "fw"),
            MixedPolicy.node("172.16.0.1/12"),
            List.of(),
            FirewallSettings.DEFAULT.withManagementAccess(Cell.of(Id.of("server-172.31.0.1"))),
            new RuleSets(
                List.of(new RuleSet.Policy(Id.of("fw:policy"), "Policy", Families.BOTH, rules)),
                List.of(),
                List.of()));
    return Project.empty(size + " servers")
        .withObjects(ObjectTable.of(List.copyOf(objects.values())))
        .withFirewalls(List.of(firewall));
  }

  private void rule(Prefix clients, Ip server, int port, boolean udp) {
    Id from = Id.of("clients-" + clients.toString().replace('/', '-'));
    Id to = Id.of("server-" + server);
    Id service = Id.of((udp ? "udp-" : "tcp-") + port);
    objects.put(from, new Network(Head.of(from, from.value()), clients));
    objects.put(to, new Host(Head.of(to, to.value()), List.of(HostAddress.of(server))));
    objects.put(service, service(Head.of(service, service.value()), port, udp));
    rules.add(
        PolicyRule.of(Id.of("rule-" + rules.size()), new Action.Accept())
            .withSource(Cell.of(from))
            .withDestination(Cell.of(to))
            .withService(Cell.of(service)));
  }

  private static ProjectObject service(Head head, int port, boolean udp) {
    List<PortRange> ports = List.of(PortRange.of(port));
    return udp
        ? new UdpService(head, List.of(), ports)
        : new TcpService(head, List.of(), ports, Optional.empty());
  }
}
