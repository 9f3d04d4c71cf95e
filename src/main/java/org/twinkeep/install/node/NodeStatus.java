package org.twinkeep.install.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a node does: what is installed, what waits, who is master. Read from {@code twinkeep-node
 * status}.
 *
 * @param generation the confirmed generation; empty = Twinkeep has installed nothing
 * @param previous the one before; empty = none
 * @param pending the change that waits for its confirmation
 * @param outcome what became of the last change
 * @param vrrp the VRRP instances of its keepalived.conf
 * @param virtualAddresses the virtual addresses that it holds, with prefix length
 * @param connections entries in its connection table
 * @param connectionsMost how many fit in
 * @param internalStates states that its conntrackd tells the others; absent = it does not run
 * @param externalStates states that it has from the others
 * @param syncLinks interface over which states travel → has it a carrier?
 * @param hearsPeer whether its conntrackd has heard another one within three seconds; absent = not
 *     known
 * @param units unit → {@code active enabled}
 * @param kernel ruleset ({@code v4}, {@code v6}, {@code nft}) → is it the one of the generation?
 * @param drift what differs from the confirmed generation, for people
 */
public record NodeStatus(
    String generation,
    String previous,
    Optional<Pending> pending,
    Optional<Outcome> outcome,
    List<Vrrp> vrrp,
    List<String> virtualAddresses,
    OptionalLong connections,
    OptionalLong connectionsMost,
    OptionalLong internalStates,
    OptionalLong externalStates,
    Map<String, Boolean> syncLinks,
    Optional<Boolean> hearsPeer,
    Map<String, String> units,
    Map<String, Boolean> kernel,
    List<String> drift) {

  /**
   * A change that is not confirmed.
   *
   * @param generation which
   * @param phase how far it is, in the program's words
   * @param secondsLeft until the node goes back by itself; −1 = the node was restarted meanwhile
   */
  public record Pending(String generation, String phase, long secondsLeft) {}

  /**
   * The end of a change.
   *
   * @param result {@code confirmed}, {@code rolled-back} or {@code rollback-failed}
   * @param generation which
   * @param when by the node's clock
   * @param reason for people
   */
  public record Outcome(String result, String generation, Instant when, String reason) {}

  /**
   * A VRRP instance.
   *
   * @param instance its name
   * @param state {@code MASTER}, {@code BACKUP}, {@code FAULT} or {@code STOPPED}
   * @param since by the node's clock, where known
   */
  public record Vrrp(String instance, String state, Optional<Instant> since) {}

  /** Whether it holds the virtual addresses. */
  public boolean isMaster() {
    return vrrp.stream().anyMatch(v -> v.state().equals("MASTER"));
  }

  /** Whether it stands by. */
  public boolean isBackup() {
    return !vrrp.isEmpty() && vrrp.stream().allMatch(v -> v.state().equals("BACKUP"));
  }

  /**
   * Whether the way for states seems to be there and nothing comes over it.
   *
   * @return false also when it is not known
   */
  public boolean isSyncSilent() {
    return !syncLinks.isEmpty()
        && syncLinks.values().stream().allMatch(carrier -> carrier)
        && hearsPeer.filter(heard -> !heard).isPresent();
  }

  public boolean isActive(String unit) {
    return units.getOrDefault(unit, "").startsWith("active");
  }

  /** Reads an answer; what is not there is empty. */
  public static NodeStatus of(Answer answer) {
    Map<String, Boolean> syncLinks = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    Map<String, Boolean> kernel = new LinkedHashMap<>();
    for (Answer.Entry entry : answer.entries()) {
      if (entry.key().startsWith("unit.")) {
        units.put(entry.key().substring(5), entry.value());
      } else if (entry.key().startsWith("sync.")) {
        syncLinks.put(entry.key().substring(5), entry.value().equals("up"));
      } else if (entry.key().startsWith("kernel.")) {
        kernel.put(entry.key().substring(7), entry.value().equals("same"));
      }
    }
    return new NodeStatus(
        answer.value("generation"),
        answer.value("previous"),
        answer.value("pending").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Pending(
                    answer.value("pending"),
                    answer.value("pending.phase"),
                    answer.number("pending.left").orElse(-1L))),
        outcome(answer.value("outcome")),
        answer.values("vrrp").stream().map(NodeStatus::vrrp).toList(),
        answer.values("vip"),
        number(answer, "conntrack.count"),
        number(answer, "conntrack.max"),
        number(answer, "conntrackd.internal"),
        number(answer, "conntrackd.external"),
        syncLinks,
        Optional.of(answer.value("conntrackd.heard")).filter(s -> !s.isEmpty()).map("yes"::equals),
        units,
        kernel,
        answer.values("drift"));
  }

  private static OptionalLong number(Answer answer, String key) {
    Optional<Long> number = answer.number(key);
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  private static Optional<Outcome> outcome(String text) {
    String[] words = text.split(" ", 4);
    return words.length < 4
        ? Optional.empty()
        : Optional.of(
            new Outcome(words[0], words[1], time(words[2]).orElse(Instant.EPOCH), words[3]));
  }

  private static Vrrp vrrp(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    while (words.size() < 3) {
      words.add("");
    }
    return new Vrrp(words.get(0), words.get(1), time(words.get(2)));
  }

  private static Optional<Instant> time(String seconds) {
    return seconds.matches("[1-9]\\d{0,10}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
