package org.twinkeep.compile.lower;

import java.util.List;
import org.twinkeep.compile.program.Hook;

/** The hooks at which addresses are translated. */
final class Stage {

  static final List<Hook> HOOKS =
      List.of(Hook.NAT_PREROUTING, Hook.NAT_OUTPUT, Hook.NAT_POSTROUTING);

  private Stage() {}

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
