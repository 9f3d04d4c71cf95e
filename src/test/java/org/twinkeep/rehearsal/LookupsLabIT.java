package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.TcpService;
import org.twinkeep.rehearsal.probe.Reach;
import org.twinkeep.rehearsal.probe.Transport;
import org.twinkeep.samples.ArticlePair;

/**
 * Sets on booted nodes: those of large groups are there before the rules that name them, those that
 * the node looks up follow their names and files by a timer, and no rule is loaded again for it.
 */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LookupsLabIT {

  private static final String SERVER = "192.168.1.100";
  private static final String NOBODY = "192.168.1.77";
  private static final int TO_MANY = 5551;
  private static final int TO_NAMED = 5552;
  private static final int TO_LISTED = 5553;
  private static final Reach REFUSED = new Reach.Refused();
  private static final Reach SILENT = new Reach.Silent();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String OFTEN =
      """
      mkdir -p /etc/systemd/system/twinkeep-refresh.timer.d
      printf '[Timer]\\nOnActiveSec=\\nOnUnitInactiveSec=\\nOnActiveSec=1s\\nOnUnitInactiveSec=1s\\nAccuracySec=100ms\\n' \
        >/etc/systemd/system/twinkeep-refresh.timer.d/often.conf
      systemctl daemon-reload; systemctl restart twinkeep-refresh.timer
      """;

  private static Project project(Lab lab, Backend backend) {
    Project sample = SampleOnLab.on(lab);
    Cluster cluster = (Cluster) sample.firewall(ArticlePair.CLUSTER).orElseThrow();
    List<HostAddress> many =
        new ArrayList<>(
            IntStream.range(0, 40)
                .mapToObj(i -> HostAddress.of(Ip.parse("192.0.2." + 3 * i)))
                .toList());
    many.add(HostAddress.of(Ip.parse(SERVER)));
    ObjectTable objects =
        sample
            .objects()
            .with(new Host(head("many"), many))
            .with(new DnsName(head("named"), "partner.example", Evaluated.ON_NODE))
            .with(new AddressTable(head("listed"), "/etc/partners", Evaluated.ON_NODE))
            .with(service("to-many", TO_MANY))
            .with(service("to-named", TO_NAMED))
            .with(service("to-listed", TO_LISTED));
    RuleSet.Policy top = cluster.ruleSets().policy().getFirst();
    List<PolicyRule> rules = new ArrayList<>(top.rules());
    for (String from : List.of("many", "named", "listed")) {
      rules.add(
          PolicyRule.of(Id.of("from-" + from), new Action.Accept())
              .withSource(Cell.of(Id.of(from)))
              .withDestination(Cell.of(ArticlePair.CLUSTER))
              .withService(Cell.of(Id.of("to-" + from))));
    }
    return sample
        .withObjects(objects)
        .with(
            cluster
                .withRuleSets(cluster.ruleSets().with(top.withRules(rules)))
                .withSettings(cluster.settings().withBackend(backend)));
  }

  private static Head head(String name) {
    return Head.of(Id.of(name), name);
  }

  private static TcpService service(String name, int port) {
    return new TcpService(head(name), List.of(), List.of(PortRange.of(port)), Optional.empty());
  }

  /** Also by IPv6, or the node would ask a resolver that the lab does not have. */
  private static void partnerIs(LabNode node, String address) throws Exception {
    node.sh(
        "sed -i '/partner.example/d' /etc/hosts; echo %1$s >/etc/partners;"
            .concat("for a in %1$s 2001:db8:0:1::77; do echo $a partner.example >>/etc/hosts; done")
            .formatted(address));
  }

  private static void install(Lab lab, Backend backend) throws Exception {
    for (LabNode node : lab.nodes()) {
      partnerIs(node, NOBODY);
    }
    LabInstall install = LabInstall.of(project(lab, backend), lab);
    assertThat(install.run(InstallOptions.USUAL).isInstalled()).isTrue();
  }

  /** Refused = let in, and nobody listens; silent = denied. */
  private static Reach ask(Lab lab, int node, int port) throws Exception {
    return lab.server().reach(Transport.TCP, "192.168.1." + (1 + node), port, 1000);
  }

  private static void assertSetsFollowByThemselves(Lab lab, int number) throws Exception {
    LabNode node = lab.node(number);
    assertThat(node.sh("systemctl is-active twinkeep-refresh.timer")).isEqualTo("active");
    node.sh(OFTEN);
    assertThat(ask(lab, number, TO_NAMED)).isEqualTo(SILENT);
    assertThat(ask(lab, number, TO_LISTED)).isEqualTo(SILENT);
    String rules = rules(node);
    partnerIs(node, SERVER);
    await(lab, number, TO_NAMED, REFUSED);
    await(lab, number, TO_LISTED, REFUSED);
    assertThat(rules(node)).as("no rule was loaded again").isEqualTo(rules);
    partnerIs(node, NOBODY);
    await(lab, number, TO_NAMED, SILENT);
    await(lab, number, TO_LISTED, SILENT);
    assertThat(rules(node)).isEqualTo(rules);
  }

  /** A rule that is loaded again has another handle. */
  private static String rules(LabNode node) throws Exception {
    return node.sh("nft -a list ruleset | grep -o '# handle [0-9]*' | sort -n -k3");
  }

  private static void await(Lab lab, int node, int port, Reach wanted) throws Exception {
    Instant end = Instant.now().plus(LIMIT);
    Reach seen = ask(lab, node, port);
    while (!seen.equals(wanted) && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      seen = ask(lab, node, port);
    }
    assertThat(seen).isEqualTo(wanted);
  }

  private static void assertBootsWithItsSets(Lab lab, int number) throws Exception {
    LabNode node = lab.node(number);
    partnerIs(node, SERVER);
    await(lab, number, TO_NAMED, REFUSED);
    node.powerOff();
    node.boot();
    node.awaitSsh(Duration.ofSeconds(60));
    assertThat(node.sh("systemctl show -p ActiveState -p Result twinkeep-ruleset"))
        .contains("ActiveState=active", "Result=success");
    long rules = entered(node, "twinkeep-ruleset.service");
    assertThat(rules).isPositive().isLessThan(entered(node, "network-pre.target"));
    for (int port : List.of(TO_MANY, TO_NAMED, TO_LISTED)) {
      await(lab, number, port, REFUSED);
    }
    assertThat(node.sh("systemctl is-active twinkeep-refresh.timer")).isEqualTo("active");
  }

  /** Microseconds from the start of the node until the unit was reached. */
  private static long entered(LabNode node, String unit) throws Exception {
    return Long.parseLong(
        node.sh("systemctl show --value -p ActiveEnterTimestampMonotonic " + unit));
  }

  @Test
  @Order(1)
  void setsOfIptablesFollowTheirNames(Lab lab) throws Exception {
    install(lab, Backend.IPTABLES);
    assertThat(lab.node(2).sh("ipset list -n"))
        .contains("tk4_many_", "node4_named", "node4_listed");
    assertThat(ask(lab, 2, TO_MANY)).isEqualTo(REFUSED);
    assertSetsFollowByThemselves(lab, 2);
  }

  @Test
  @Order(2)
  void aNodeBootsWithTheSetsOfIptables(Lab lab) throws Exception {
    assertBootsWithItsSets(lab, 2);
    assertThat(lab.node(2).sh("iptables-save"))
        .contains("--match-set tk4_many_", "--match-set node4_named");
  }

  @Test
  @Order(3)
  void setsOfNftablesFollowTheirNames(Lab lab) throws Exception {
    install(lab, Backend.NFTABLES);
    assertThat(lab.node(2).sh("ipset list -n")).isEmpty();
    assertSetsFollowByThemselves(lab, 2);
  }

  @Test
  @Order(4)
  void aNodeBootsWithTheSetsOfNftables(Lab lab) throws Exception {
    assertBootsWithItsSets(lab, 2);
  }
}
