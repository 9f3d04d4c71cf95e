package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.UserService;
import org.twinkeep.oracle.Kernel.Sender;

/** A user service means what sockets of this user send, and nothing else. */
final class SocketOwnerToolIT {

  private static final int ROOT = 0;
  private static final int SOMEBODY = 4711;
  private static final int OTHER = 4712;
  private static final List<Integer> USERS = List.of(ROOT, SOMEBODY, OTHER);

  static Stream<Arguments> kernels() {
    return Stream.of(Loader.values())
        .flatMap(
            loader ->
                Stream.of(Family.values())
                    .flatMap(
                        family ->
                            Stream.of(true, false).map(m -> Arguments.of(loader, family, m))));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void aNameOrANumberIsOneUser(Loader loader, Family family, boolean many) throws Exception {
    assertThat(passing(loader, family, many, accept(Cell.of(Id.of("root"))))).containsExactly(ROOT);
    assertThat(passing(loader, family, many, accept(Cell.of(Id.of("somebody")))))
        .containsExactly(SOMEBODY);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void severalUsersAreAnyOfThem(Loader loader, Family family, boolean many) throws Exception {
    assertThat(passing(loader, family, many, accept(Cell.of(Id.of("root"), Id.of("somebody")))))
        .containsExactly(ROOT, SOMEBODY);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void anythingButAUserIsEverybodyElse(Loader loader, Family family, boolean many)
      throws Exception {
    assertThat(passing(loader, family, many, accept(Cell.of(Id.of("somebody")).withNegated(true))))
        .containsExactly(ROOT, OTHER);
    assertThat(
            passing(
                loader,
                family,
                many,
                accept(Cell.of(Id.of("root"), Id.of("somebody")).withNegated(true))))
        .containsExactly(OTHER);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void oneUserCanBeKeptFromWhatOthersMay(Loader loader, Family family, boolean many)
      throws Exception {
    assertThat(
            passing(
                loader,
                family,
                many,
                accept(Cell.of(Id.of("somebody")))
                    .withId(Id.of("deny"))
                    .withAction(new Action.Deny()),
                accept(Cell.ANY)))
        .containsExactly(ROOT, OTHER);
  }

  @ParameterizedTest
  @EnumSource(Loader.class)
  void aRedirectForAUserActsOnWhatTheNodeSendsForHim(Loader loader) throws Exception {
    Gate.needs(loader);
    Project project =
        GoldenCase.all().stream()
            .filter(g -> g.name().equals("nat-redirect-owner-only"))
            .findFirst()
            .orElseThrow()
            .project();
    Firewall firewall = project.firewalls().getFirst();
    RuleSet.Policy policy = firewall.ruleSets().policy().getFirst();
    PolicyRule all = PolicyRule.of(Id.of("all"), new Action.Accept());
    Project open =
        project.with(
            firewall.withRuleSets(firewall.ruleSets().with(policy.withRules(List.of(all)))));
    NodeBundle bundle = GoldenCase.compile(open, firewall, loader.backend()).drafts().getFirst();
    Map<String, List<InterfaceAddress>> devices = new LinkedHashMap<>();
    firewall.nodes().getFirst().interfaces().forEach(i -> devices.put(i.name(), i.addresses()));
    List<Packet> packets = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    for (Family family : Family.values()) {
      for (int user : List.of(ROOT, SOMEBODY)) {
        packets.add(
            Gate.sent(
                Gate.outside(family, 1), Gate.outside(family, 99), 40_000 + packets.size(), 9_000));
        senders.add(new Sender.User(user));
      }
    }
    List<Kernel.Outcome> outcomes =
        Kernel.inNamespace(
            () -> {
              try (Kernel kernel = Kernel.of(devices, Gate.OUTSIDE)) {
                loader.load(bundle);
                return kernel.send(packets, senders);
              }
            });
    assertThat(outcomes.stream().map(Kernel.Outcome::delivered))
        .containsExactly(true, false, true, false);
    assertThat(outcomes.stream().map(o -> o.left().isPresent()))
        .containsExactly(false, true, false, true);
  }

  /** The users whose datagrams leave the node. */
  private static List<Integer> passing(
      Loader loader, Family family, boolean many, PolicyRule... rules) throws Exception {
    Gate.needs(loader);
    Gate few =
        new Gate(
            List.of(
                new UserService(Head.of(Id.of("root"), "root"), "root"),
                new UserService(
                    Head.of(Id.of("somebody"), "somebody"), Integer.toString(SOMEBODY))),
            rules);
    Gate gate = many ? few.amongMany() : few;
    List<Packet> packets = new ArrayList<>();
    IntStream.range(0, USERS.size())
        .forEach(
            i ->
                packets.add(
                    Gate.sent(
                        Gate.outside(family, 1), Gate.outside(family, 99), 40_000 + i, 9_000)));
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
            loader.load(gate.bundle(loader));
            List<Sender> senders = USERS.stream().<Sender>map(Sender.User::new).toList();
            return Gate.passing(kernel.send(packets, senders)).stream().map(USERS::get).toList();
          }
        });
  }

  private static PolicyRule accept(Cell users) {
    return PolicyRule.of(Id.of("accept"), new Action.Accept())
        .withSource(Cell.of(Id.of("gate")))
        .withService(users);
  }
}
