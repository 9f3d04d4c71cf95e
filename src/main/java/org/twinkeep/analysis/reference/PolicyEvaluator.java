package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Optional;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Zone;

/**
 * What the user's policy rules say about a packet: from the top, the first final action decides.
 */
public final class PolicyEvaluator {

  private static final int DEEPEST_BRANCH = 64;

  private final Scene scene;

  public PolicyEvaluator(Scene scene) {
    this.scene = scene;
  }

  /** What the rules decide; absent = none of them did, so the default holds. */
  public Optional<Fate> evaluate(Packet packet) {
    List<RuleSet.Policy> sets = scene.firewall().ruleSets().policy();
    return sets.isEmpty() ? Optional.empty() : run(sets.getFirst(), packet, 0).fate();
  }

  /** The mark travels on even when nothing was decided. */
  private record Outcome(Optional<Fate> fate, long mark) {}

  private Outcome run(RuleSet.Policy set, Packet arrived, int depth) {
    Packet packet = arrived;
    if (depth > DEEPEST_BRANCH || !set.families().contains(packet.family())) {
      return new Outcome(Optional.empty(), packet.mark());
    }
    for (PolicyRule rule : set.rules()) {
      if (!rule.enabled() || !matches(rule, packet, depth > 0)) {
        continue;
      }
      packet = packet.withMark(marked(rule, packet.mark()));
      switch (rule.action()) {
        case Action.Accept() -> {
          return decided(new Verdict.Accept(), rule, packet);
        }
        case Action.Deny() -> {
          return decided(new Verdict.Drop(), rule, packet);
        }
        case Action.Reject(var with) -> {
          return decided(new Verdict.Reject(with), rule, packet);
        }
        case Action.Continue() -> {}
        case Action.Return() -> {
          return new Outcome(Optional.empty(), packet.mark());
        }
        case Action.Branch(Id target) -> {
          Outcome outcome = run(policy(target), packet, depth + 1);
          if (outcome.fate().isPresent()) {
            return outcome;
          }
          packet = packet.withMark(outcome.mark());
        }
        case Action.Custom _ ->
            throw new IllegalArgumentException("a custom action is in a back end's words");
      }
    }
    return new Outcome(Optional.empty(), packet.mark());
  }

  private static Outcome decided(Verdict verdict, PolicyRule rule, Packet packet) {
    return new Outcome(
        Optional.of(new Fate(verdict, Optional.of(rule.id()), packet.mark())), packet.mark());
  }

  private static long marked(PolicyRule rule, long before) {
    return rule.options().setMark().map((Mark m) -> before & ~m.mask() | m.value()).orElse(before);
  }

  private RuleSet.Policy policy(Id id) {
    return scene.firewall().ruleSets().policy().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule set has the id " + id));
  }

  /** Whether a stateless rule speaks of a packet that just arrived. */
  boolean takesOutOfTracking(Packet packet) {
    return scene.firewall().ruleSets().policy().stream()
        .limit(1)
        .filter(set -> set.families().contains(packet.family()))
        .flatMap(set -> set.rules().stream())
        .anyMatch(rule -> rule.enabled() && isStateless(rule) && matches(rule, packet, false));
  }

  private static boolean isStateless(PolicyRule rule) {
    return rule.action() instanceof Action.Accept && rule.options().stateless();
  }

  /**
   * Whether a rule speaks of a packet.
   *
   * @param branched whether another rule branched to its rule set; that rule has said already
   *     whether the packets of the firewall are meant
   */
  private boolean matches(PolicyRule rule, Packet packet, boolean branched) {
    boolean untracked = packet.state() == Packet.State.UNTRACKED;
    boolean begins = packet.state() == Packet.State.NEW && !isStateless(rule);
    return (!(rule.action() instanceof Action.Accept) || untracked || begins)
        && !Windows.isOver(rule.info(), packet.time())
        && (branched
            || scene.firewall().settings().anyIncludesFirewall()
            || passesAny(rule, packet))
        && Addresses.match(scene, rule.source(), packet.source())
        && Addresses.match(scene, rule.destination(), packet.destination())
        && Services.match(scene, rule.service(), packet)
        && interfaces(rule.interfaces(), packet, mayLetPass(rule.action(), 0))
        && Windows.match(scene, rule.time(), packet.time());
  }

  /** With "any" not including the firewall, such a cell speaks of packets through the node only. */
  private static boolean passesAny(PolicyRule rule, Packet packet) {
    boolean toNode = packet.output().isEmpty();
    boolean fromNode = packet.input().isEmpty();
    return !(toNode && rule.destination().isAny()) && !(fromNode && rule.source().isAny());
  }

  /** Then "all but" an interface does not mean what the project knows nothing of. */
  private boolean mayLetPass(Action action, int depth) {
    return switch (action) {
      case Action.Accept() -> true;
      case Action.Branch(Id target) ->
          depth < DEEPEST_BRANCH
              && policy(target).rules().stream()
                  .anyMatch(r -> r.enabled() && mayLetPass(r.action(), depth + 1));
      case Action _ -> false;
    };
  }

  private boolean interfaces(InterfaceMatch match, Packet packet, boolean narrow) {
    return uses(match.in(), packet.input(), narrow)
        && uses(match.out(), packet.output(), narrow)
        && (match.either().isAny() || either(match.either(), packet, narrow));
  }

  private boolean either(Cell cell, Packet packet, boolean narrow) {
    return cell.negated()
        ? packet.input().map(i -> uses(cell, Optional.of(i), narrow)).orElse(true)
            && packet.output().map(o -> uses(cell, Optional.of(o), narrow)).orElse(true)
        : uses(cell, packet.input(), narrow) || uses(cell, packet.output(), narrow);
  }

  /**
   * A packet that has no such interface matches no cell but any.
   *
   * @param narrow whether "all but" means the other protected interfaces only, as it does in rules
   *     that let pass
   */
  boolean uses(Cell cell, Optional<String> device, boolean narrow) {
    if (cell.isAny()) {
      return true;
    }
    if (device.isEmpty()) {
      return false;
    }
    boolean named = cell.members().stream().anyMatch(id -> means(id, device.get()));
    return cell.negated() ? !named && (!narrow || isProtected(device.get())) : named;
  }

  private boolean isProtected(String device) {
    return scene.node().interfaces().stream()
        .filter(i -> i.name().equals(device))
        .anyMatch(
            i -> !i.unprotected() && i.kind() != Kind.BRIDGE_PORT && i.kind() != Kind.LOOPBACK);
  }

  private boolean means(Id id, String device) {
    Optional<Zone> zone =
        scene.firewall().zones().stream().filter(z -> z.id().equals(id)).findFirst();
    return zone.map(z -> z.members().stream().anyMatch(m -> means(m, device)))
        .orElseGet(() -> scene.deviceName(id).map(device::equals).orElse(false));
  }
}
