package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.ResolvedNat;

/** The hooks at which addresses are translated. */
final class Stage {

  static final List<Hook> HOOKS =
      List.of(Hook.NAT_PREROUTING, Hook.NAT_OUTPUT, Hook.NAT_POSTROUTING);

  private Stage() {}

  /**
   * The conditions as far as they can hold at a hook: hardware addresses stand on frames that come
   * in only, owners on packets that the node sends only. Absent when one of them can never hold.
   */
  static Optional<List<Condition>> known(Hook hook, List<Condition> conditions) {
    List<Condition> known = new ArrayList<>();
    for (Condition condition : conditions) {
      Optional<Condition> left =
          condition.where(
              match ->
                  switch (match) {
                    case Match.Owner _ -> hook != Hook.NAT_PREROUTING;
                    case Match.AddressWithMac _ -> hook == Hook.NAT_PREROUTING;
                    case Match _ -> true;
                  });
      if (left.isEmpty()) {
        return Optional.empty();
      }
      known.add(left.get());
    }
    return Optional.of(known);
  }

  /** Whether a condition asks for a hardware address, which nobody knows where packets leave. */
  static boolean asksForHardware(Condition condition) {
    return condition.anyOf().stream().anyMatch(m -> m instanceof Match.AddressWithMac);
  }

  /**
   * A rule for each of several statements between which connections are dealt: the first takes one
   * of so many, the next one of those that are left, and the last takes the rest.
   */
  static List<Rule> inTurn(ResolvedNat rule, List<Condition> conditions, List<Statement> choices) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      List<Guard> guards =
          i == choices.size() - 1
              ? List.of()
              : List.of(new Guard.Share(choices.size(), i, rule.options().persistent()));
      rules.add(new Rule(rule.origin(), conditions, guards, List.of(choices.get(i))));
    }
    return rules;
  }

  /** A word for chain names. */
  static String word(Hook hook) {
    return switch (hook) {
      case NAT_PREROUTING -> "pre";
      case NAT_OUTPUT -> "local";
      case NAT_POSTROUTING -> "post";
      case RAW_PREROUTING,
          RAW_OUTPUT,
          MANGLE_PREROUTING,
          MANGLE_FORWARD,
          MANGLE_OUTPUT,
          FILTER_INPUT,
          FILTER_FORWARD,
          FILTER_OUTPUT ->
          throw new IllegalArgumentException("no addresses are translated at " + hook);
    };
  }
}
