package org.twinkeep.rehearsal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The nodes of a firewall as booted systems, and hosts around them, in network namespaces.
 *
 * <p>Labs run beside each other: each has a number N and a management network 198.18.N.0/24 on
 * which this machine is .1 and the nodes are .2, .3 and so on. Everything is removed by {@link
 * #close()}, and also when this program is killed.
 *
 * <p>Methods block; they may be called from several threads, but not two at once for one node.
 */
public final class Lab implements AutoCloseable {

  private final LabScript script;
  private final LabClaim claim;
  private final Consumer<String> progress;
  private List<LabNode> nodes = List.of();
  private List<LabHost> hosts = List.of();

  private Lab(LabScript script, LabClaim claim, Consumer<String> progress) {
    this.script = script;
    this.claim = claim;
    this.progress = progress;
  }

  /** Starts a lab without telling how it goes. */
  public static Lab start(LabOptions options) throws LabException, InterruptedException {
    return start(options, step -> {});
  }

  /**
   * Boots all nodes and waits until they answer by SSH. The first lab of a Debian release takes
   * minutes and needs the network, because the base system is built then; later ones take seconds.
   *
   * @param progress is told each step, in words for the user
   * @throws LabException when this machine cannot do it; {@link LabRequirements} says why before
   */
  public static Lab start(LabOptions options, Consumer<String> progress)
      throws LabException, InterruptedException {
    LabScript script = LabScript.unpack();
    Lab lab = new Lab(script, LabClaim.take(script), progress);
    try {
      lab.build(options);
      return lab;
    } catch (LabException | InterruptedException | RuntimeException e) {
      try {
        lab.close();
      } catch (LabException unclean) {
        e.addSuppressed(unclean);
      }
      throw e;
    }
  }

  private void build(LabOptions options) throws LabException, InterruptedException {
    progress.accept("Preparing the Debian " + options.suite() + " base system");
    Path base = script.baseSystem(options.suite());
    progress.accept("Laying cables");
    String password = newPassword();
    script.lab(Duration.ofMinutes(2), options.text(password), "up", claim.number(), base);
    LabControl control = new LabControl(script, claim.number(), password);
    nodes =
        IntStream.range(0, options.nodes().size())
            .mapToObj(i -> new LabNode(control, options.nodes().get(i), i + 1))
            .toList();
    hosts = options.hosts().stream().map(h -> new LabHost(control, h.name())).toList();
    for (LabNode node : nodes) {
      progress.accept("Booting " + node.name());
      node.switchOn();
    }
    for (LabNode node : nodes) {
      node.awaitStart();
      node.awaitSsh(Duration.ofSeconds(30));
    }
    progress.accept("All nodes are up");
  }

  private static String newPassword() {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Builds everything anew: fresh disks, all cables in, no process on any host. */
  public void reset(LabOptions options) throws LabException, InterruptedException {
    hosts.forEach(LabHost::close);
    script.lab(Duration.ofMinutes(3), "", "down", claim.number());
    build(options);
  }

  /** The number in the management network's addresses, 1 to 254. */
  public int number() {
    return claim.number();
  }

  /** This machine's address on the management network. */
  public String managementAddress() {
    return "198.18." + claim.number() + ".1";
  }

  /** The network through which this machine reaches the nodes. */
  public String managementNetwork() {
    return "198.18." + claim.number() + ".0/24";
  }

  /**
   * A node.
   *
   * @param number 1 to the number of nodes
   */
  public LabNode node(int number) {
    return nodes.get(number - 1);
  }

  public List<LabNode> nodes() {
    return nodes;
  }

  /** The host of this name. */
  public LabHost host(String name) {
    return hosts.stream()
        .filter(h -> h.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the lab has no host " + name));
  }

  /** The host inside of {@link LabOptions#pair()}. */
  public LabHost client() {
    return host("client");
  }

  /** The host outside of {@link LabOptions#pair()}. */
  public LabHost server() {
    return host("server");
  }

  /** Switches everything off and removes it; a second call does nothing. */
  @Override
  public void close() throws LabException {
    hosts.forEach(LabHost::close);
    claim.close();
  }
}
