package org.twinkeep.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;

/**
 * Where a ruleset runs in a test.
 *
 * @param scene the node
 * @param master whether the node holds the virtual addresses
 * @param unknown the kernel's name of an interface that the project does not know
 * @param defaultDevice where packets to unknown networks leave
 */
record Surroundings(Scene scene, boolean master, Optional<String> unknown, String defaultDevice) {

  private static final String UNKNOWN = "tun9";

  /** A node, as master, with its own interfaces only. */
  static Surroundings plain(Scene scene) {
    return new Surroundings(scene, true, Optional.empty(), "eth0");
  }

  /** Each node, as master and, in a cluster, as backup, with its own interfaces only. */
  static List<Surroundings> plain(Project project, Firewall firewall) {
    return firewall.nodes().stream()
        .map(node -> plain(new Scene(project, firewall, Leases.running(node))))
        .flatMap(
            as ->
                switch (firewall) {
                  case StandaloneFirewall _ -> Stream.of(as);
                  case Cluster _ -> Stream.of(as, as.backup());
                })
        .toList();
  }

  private Surroundings backup() {
    return new Surroundings(scene, false, unknown, defaultDevice);
  }

  /** Each design is tried in one of twelve surroundings, in turn. */
  static Surroundings of(Project project, long seed) {
    Firewall firewall = project.firewalls().getFirst();
    int turn = Math.floorMod(seed, 12);
    Node node = firewall.nodes().get(turn % firewall.nodes().size());
    Scene scene = new Scene(project, firewall, Leases.running(node));
    boolean strange = turn % 3 > 0;
    return new Surroundings(
        scene,
        firewall instanceof StandaloneFirewall || turn / 2 % 2 == 0,
        strange ? Optional.of(UNKNOWN) : Optional.empty(),
        turn % 3 == 1 ? UNKNOWN : scene.node().interfaces().getFirst().name());
  }

  DesignEvaluator evaluator() {
    return new DesignEvaluator(scene, Set.of(), defaultDevice, master);
  }

  /** What was generated for the node. */
  NodeBundle bundle(Compilation compilation) {
    return compilation.drafts().stream()
        .filter(bundle -> bundle.node().equals(scene.node().id().value()))
        .findFirst()
        .orElseThrow();
  }

  /** The devices of the node, with the routes that were generated for it. */
  Kernel kernel(NodeBundle bundle) throws Exception {
    Kernel kernel = Kernel.of(devices(), defaultDevice);
    GeneratedRoutes.install(bundle, master);
    return kernel;
  }

  /** Each interface with the node's own and, on a master, the virtual addresses. */
  Map<String, List<InterfaceAddress>> devices() {
    Map<String, List<InterfaceAddress>> devices = new LinkedHashMap<>();
    for (Interface device : scene.node().interfaces()) {
      devices.put(device.name(), master ? scene.addresses(device) : device.addresses());
    }
    unknown.ifPresent(name -> devices.put(name, List.of()));
    return devices;
  }

  /** Where packets can come in. */
  List<String> inputs() {
    return Stream.concat(
            scene.node().interfaces().stream()
                .filter(i -> i.kind() != Interface.Kind.BRIDGE_PORT)
                .map(Interface::name),
            unknown.stream())
        .toList();
  }

  /** The addresses that the node holds. */
  Set<Ip> held() {
    return devices().values().stream()
        .flatMap(List::stream)
        .map(InterfaceAddress::address)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return scene.node().name()
        + (master ? ", master" : ", backup")
        + ", unknown networks behind "
        + defaultDevice;
  }
}
