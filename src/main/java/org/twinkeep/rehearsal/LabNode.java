package org.twinkeep.rehearsal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A node of a lab: a machine with a switch and cables, and a system on it. */
public final class LabNode {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final LabControl control;
  private final NodePlan plan;
  private final int number;

  LabNode(LabControl control, NodePlan plan, int number) {
    this.control = control;
    this.plan = plan;
    this.number = number;
  }

  public String name() {
    return plan.name();
  }

  /** Its management address, where its SSH daemon listens on port 22. */
  public String address() {
    return "198.18." + control.number() + "." + (number + 1);
  }

  /** A private key that opens the account {@code root}. */
  public Path rootKey() {
    return control.state("key");
  }

  /** The password of the user {@code admin}, who may use sudo with it. */
  public String adminPassword() {
    return control.adminPassword();
  }

  /** The SSH host key as a line of {@code known_hosts} has it after the name. */
  public String hostKey() throws LabException {
    Path file = control.state("nodes/" + plan.name() + "/root/etc/ssh/ssh_host_ed25519_key.pub");
    try {
      String[] words = Files.readString(file).split(" ");
      return words[0] + " " + words[1];
    } catch (IOException e) {
      throw new LabException("cannot read the host key of " + plan.name(), e);
    }
  }

  /** Runs a program on the node; it does not come by the network, so no rule can stop it. */
  public Outcome exec(String... words) throws LabException, InterruptedException {
    return execWith("", words);
  }

  /** As {@link #exec}, with something on standard input. */
  public Outcome execWith(String input, String... words) throws LabException, InterruptedException {
    return control.run("enter", input, withName(words));
  }

  /**
   * Runs a shell script on the node.
   *
   * @return what it printed
   * @throws LabException when it fails
   */
  public String sh(String script) throws LabException, InterruptedException {
    Outcome outcome = exec("sh", "-c", script);
    if (!outcome.ok()) {
      throw new LabException(plan.name() + ": " + outcome.complaint() + " (" + script + ")");
    }
    return outcome.out().strip();
  }

  /** The addresses that an interface holds now, as {@code ADDRESS/LENGTH}, without link-local. */
  public List<String> addresses(String interfaceName) throws LabException, InterruptedException {
    return sh("ip -o address show dev '" + interfaceName + "' | awk '{print $4}'")
        .lines()
        .filter(a -> !a.startsWith("fe80:"))
        .toList();
  }

  /** Pulls the plug: not a word to its peers; what was not written to disk is gone. */
  public void powerOff() throws LabException, InterruptedException {
    control.lab("power-off", plan.name());
  }

  /** Shuts the system down in order and switches it off. */
  public void shutDown() throws LabException, InterruptedException {
    control.lab("shut-down", plan.name());
  }

  /** Switches it on and waits until it has started; the disk is as it was, all cables are in. */
  public void boot() throws LabException, InterruptedException {
    switchOn();
    awaitStart();
  }

  /** Reboots in order and waits until it has started again. */
  public void reboot() throws LabException, InterruptedException {
    control.lab("reboot", plan.name());
    awaitStart();
  }

  /** Pulls the cable out of an interface: the node and the switch see no carrier. */
  public void cutCable(String interfaceName) throws LabException, InterruptedException {
    control.lab("cable", plan.name(), interfaceName, "down");
  }

  /** Plugs the cable in again. */
  public void plugCable(String interfaceName) throws LabException, InterruptedException {
    control.lab("cable", plan.name(), interfaceName, "up");
  }

  /** Whether the system runs. */
  public boolean isOn() {
    return Files.exists(control.state("nodes/" + plan.name() + "/leader"));
  }

  void switchOn() throws LabException, InterruptedException {
    control.lab("boot", plan.name());
  }

  /**
   * Waits until the system has started all that it starts when it boots.
   *
   * @return {@code running}, or {@code degraded} when a unit failed
   * @throws LabException when it does not within 90 s
   */
  public String awaitStart() throws LabException, InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    while (true) {
      Outcome outcome = exec("systemctl", "is-system-running", "--wait");
      String state = outcome.out().strip();
      if (state.equals("running") || state.equals("degraded")) {
        return state;
      }
      if (Instant.now().isAfter(end)) {
        throw new LabException(plan.name() + " does not start: " + outcome.complaint());
      }
      Thread.sleep(50);
    }
  }

  /**
   * Waits until a new connection reaches the SSH daemon.
   *
   * @throws LabException when none does within the limit
   */
  public void awaitSsh(Duration limit) throws LabException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    while (!answersSsh()) {
      if (Instant.now().isAfter(end)) {
        throw new LabException(plan.name() + " does not answer by SSH at " + address());
      }
      Thread.sleep(50);
    }
  }

  /** Whether a new connection reaches the SSH daemon. */
  public boolean answersSsh() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), 22), 500);
      socket.setSoTimeout(2000);
      byte[] start = socket.getInputStream().readNBytes(4);
      return new String(start, StandardCharsets.US_ASCII).equals("SSH-");
    } catch (IOException e) {
      return false;
    }
  }

  private String[] withName(String... words) {
    return Stream.concat(Stream.of(plan.name()), Stream.of(words)).toArray(String[]::new);
  }

  @Override
  public String toString() {
    return plan.name();
  }
}
