package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;

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

  /** A word for chain names. */
  static String word(Hook hook) {
    return switch (hook) {
      case NAT_PREROUTING -> "pre";
      case NAT_OUTPUT -> "out";
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
