package org.twinkeep.install;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.SshException;

/**
 * Waits until the nodes of a cluster agree: exactly one master, the others backup, states flowing;
 * and that for as long as a backup would need to miss the master.
 */
final class Settle {

  private static final Pattern ADVERT = Pattern.compile("advert_int\\s+([0-9.]+)");
  private static final String KEEPALIVED = "/etc/keepalived/keepalived.conf";

  /** Below so many states the backup may well have none of them yet. */
  private static final long SOME_STATES = 50;

  private final InstallContext context;
  private final Set<String> faulty;

  /**
   * @param faulty nodes that were in FAULT before: they need not be well now
   */
  Settle(InstallContext context, Set<String> faulty) {
    this.context = context;
    this.faulty = faulty;
  }

  void run(List<StagedNode> nodes) throws InstallFailure {
    List<StagedNode> sharing = nodes.stream().filter(StagedNode::sharesAddresses).toList();
    if (sharing.size() < 2) {
      return;
    }
    StagedNode first = sharing.getFirst();
    context.phase(
        first.name(),
        Phase.VERIFY,
        "one master",
        () -> {
          await(sharing);
          return true;
        });
  }

  private void await(List<StagedNode> nodes) throws SshException, InstallFailure {
    long end = System.nanoTime() + Duration.ofSeconds(context.options().settleSeconds()).toNanos();
    long hold = holdNanos(nodes.getFirst());
    long agreedSince = Long.MIN_VALUE;
    String disagreement = "";
    while (true) {
      List<NodeStatus> states = new ArrayList<>();
      for (StagedNode node : nodes) {
        states.add(NodeStatus.of(node.run("status")));
      }
      disagreement = disagreement(nodes, states);
      long now = System.nanoTime();
      if (!disagreement.isEmpty()) {
        agreedSince = Long.MIN_VALUE;
        if (now > end) {
          throw InstallFailure.on(
              nodes.getFirst().name(),
              "cluster",
              disagreement,
              "See that VRRP passes between the nodes on each cluster interface.");
        }
      } else if (agreedSince == Long.MIN_VALUE) {
        agreedSince = now;
      } else if (now - agreedSince >= hold) {
        return;
      }
      pause(nodes.getFirst());
    }
  }

  private void pause(StagedNode node) throws InstallFailure {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.cancellation().cancel();
    }
    if (context.cancellation().isCancelled()) {
      throw InstallFailure.on(
          node.name(), "cancelled", "Cancelled.", "Start again when you are ready.");
    }
  }

  /** Three adverts and the skew, and a little more. */
  private static long holdNanos(StagedNode node) {
    String conf = node.target().bundle().file(KEEPALIVED).map(f -> f.text()).orElse("");
    double slowest = 0.2;
    Matcher adverts = ADVERT.matcher(conf);
    while (adverts.find()) {
      slowest = Math.max(slowest, Double.parseDouble(adverts.group(1)));
    }
    return Math.round((4 * slowest + 0.5) * 1e9);
  }

  private String disagreement(List<StagedNode> nodes, List<NodeStatus> states) {
    List<String> masters = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeStatus state = states.get(i);
      if (state.isMaster()) {
        masters.add(nodes.get(i).name());
      } else if (!state.isBackup() && !faulty.contains(nodes.get(i).name())) {
        return nodes.get(i).name()
            + " is neither master nor backup: "
            + String.join(
                ", ", state.vrrp().stream().map(v -> v.instance() + " " + v.state()).toList())
            + ".";
      }
    }
    if (masters.size() != 1) {
      return masters.isEmpty()
          ? "No node has become master."
          : String.join(" and ", masters) + " are both master (split brain).";
    }
    long internal =
        states.stream()
            .filter(NodeStatus::isMaster)
            .mapToLong(s -> s.internalStates().orElse(0))
            .sum();
    boolean without =
        states.stream().anyMatch(s -> s.isBackup() && s.externalStates().orElse(1) == 0);
    return internal > SOME_STATES && without
        ? "The backup has none of the master's " + internal + " connection states."
        : "";
  }
}
