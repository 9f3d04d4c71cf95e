package org.twinkeep.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.install.ssh.SshException;

/** A node that keeps the rules of {@code twinkeep-node}, without a machine; and that can break. */
public final class FakeNode {

  /** What a command meets. */
  public enum Trouble {
    LOST_BEFORE,
    LOST_AFTER,
    REFUSED
  }

  public final String name;
  public final List<String> log = new ArrayList<>();
  public String current = "";
  public String previous = "";
  public volatile String pending = "";
  public String phase = "";
  public String outcome = "";
  public boolean master;
  public boolean keepalived;
  public boolean withdrawn;

  /** Lines of its answer to {@code hits}. */
  public String hits = "";

  /** Lines of its answer to {@code survey}. */
  public String survey = "";

  public boolean locksOut;

  /** New rules cut the connection that asks for them: no answer before the node has gone back. */
  public boolean cutsSession;

  public String facts = "";

  /** Gets each command before it is carried out; may hold it up. */
  public Consumer<String> watcher = command -> {};

  /** Further lines of the answer to {@code plan}. */
  public List<String> changes = List.of();

  /** The number of the newest. */
  public int generations;

  private Optional<Integer> troubleAt = Optional.empty();
  private Trouble trouble = Trouble.REFUSED;

  public FakeNode(String name) {
    this.name = name;
  }

  public void breaks(int command, Trouble how) {
    troubleAt = Optional.of(command);
    trouble = how;
  }

  public NodeLink connect(NodeTarget target, Cancellation cancellation) throws SshException {
    if (cancellation.isCancelled()) {
      throw new SshException.Cancelled(target.address());
    }
    if (locksOut && !pending.isEmpty()) {
      throw new SshException.Unreachable(target.address(), "connection timed out", null);
    }
    return new Link(target.address());
  }

  private final class Link implements NodeLink {
    private final SshAddress address;
    private volatile boolean lost;

    Link(SshAddress address) {
      this.address = address;
    }

    private Answer meet(String text) throws SshException {
      if (lost) {
        throw new SshException.ConnectionLost(address, text);
      }
      boolean now = troubleAt.isPresent() && troubleAt.get() == log.size();
      watcher.accept(text);
      log.add(text);
      if (now && trouble == Trouble.REFUSED) {
        return answer(1, "error=check", "message=broken on purpose");
      }
      if (now && trouble == Trouble.LOST_BEFORE) {
        lost = true;
        throw new SshException.ConnectionLost(address, text);
      }
      Answer answer = answer(text);
      if (cutsSession && text.startsWith("apply ")) {
        awaitTheWayBack(text);
      }
      if (now) {
        lost = true;
        throw new SshException.ConnectionLost(address, text);
      }
      return answer;
    }

    private void awaitTheWayBack(String text) throws SshException {
      try {
        while (!pending.isEmpty() && !lost) {
          Thread.sleep(10);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (lost) {
        throw new SshException.ConnectionLost(address, text);
      }
    }

    @Override
    public Answer ask(List<String> arguments) throws SshException {
      return meet(String.join(" ", arguments));
    }

    @Override
    public Answer run(String generation, List<String> arguments) throws SshException {
      return meet(String.join(" ", arguments));
    }

    @Override
    public Answer upload(byte[] tar, int atLeast) throws SshException {
      generations = Math.max(generations, atLeast - 1);
      return meet("upload");
    }

    @Override
    public void close() {
      lost = true;
    }
  }

  private static Answer answer(int status, String... lines) {
    return Answer.of(new Remote.Reply(status, String.join("\n", lines), ""));
  }

  private Answer answer(String command) {
    String[] words = command.split(" ");
    return switch (words[0]) {
      case "facts" ->
          answer(0, "format=1", "init=systemd", "next=" + (generations + 1), facts, status());
      case "status" -> answer(0, status());
      case "hits" -> answer(0, hits);
      case "survey" -> answer(0, "format=1", survey);
      case "upload" -> answer(0, String.format("generation=%03d", ++generations));
      case "plan" ->
          answer(
              0,
              "generation=" + words[1],
              "current=" + current,
              "fingerprint=f" + current,
              "file=+ KEEPALIVED - - /etc/keepalived/keepalived.conf",
              "new=eAo=",
              String.join("\n", changes));
      case "apply" -> {
        if (!pending.isEmpty()) {
          yield answer(1, "error=pending", "message=one waits");
        }
        if (!words[3].equals("f" + current)) {
          yield answer(1, "error=changed", "message=changed");
        }
        pending = words[1];
        phase = "applied";
        withdrawn = words.length > 4;
        yield answer(0, "result=applied");
      }
      case "activate" -> {
        phase = "activated";
        withdrawn = false;
        keepalived = true;
        yield answer(0, "result=activated");
      }
      case "confirm" -> {
        if (pending.isEmpty() && !current.equals(words[1])) {
          yield answer(1, "error=not-pending", "message=nothing waits");
        }
        previous = pending.isEmpty() ? previous : current;
        current = words[1];
        pending = "";
        outcome = "confirmed " + words[1] + " 1700000000 confirmed";
        yield answer(0, "result=confirmed");
      }
      case "rollback" -> {
        goBack("asked for");
        yield answer(0, "result=rolled-back");
      }
      case "extend", "check", "step-down", "packages" -> answer(0, "result=ok");
      default -> answer(1, "error=usage", "message=" + command);
    };
  }

  /** What the node's timer does, too. */
  void goBack(String reason) {
    if (!pending.isEmpty()) {
      outcome = "rolled-back " + pending + " 1700000000 " + reason;
      pending = "";
      withdrawn = false;
    }
  }

  private String status() {
    List<String> lines = new ArrayList<>();
    lines.add("generation=" + current);
    lines.add("previous=" + previous);
    lines.add("kernel.v4=same");
    if (!outcome.isEmpty()) {
      lines.add("outcome=" + outcome);
    }
    if (!pending.isEmpty()) {
      lines.add("pending=" + pending);
      lines.add("pending.phase=" + phase);
      lines.add("pending.left=50");
    }
    boolean runs = keepalived && !withdrawn;
    lines.add("unit.keepalived=" + (runs ? "active enabled" : "inactive disabled"));
    lines.add("unit.conntrackd=active enabled");
    if (keepalived) {
      lines.add("vrrp=outside " + (!runs ? "STOPPED" : master ? "MASTER" : "BACKUP") + " 0");
    }
    return String.join("\n", lines);
  }
}
