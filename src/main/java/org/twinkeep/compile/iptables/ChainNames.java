package org.twinkeep.compile.iptables;

import java.util.Locale;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.sets.Digest;

/**
 * How chains are called in the text.
 *
 * @param beside whether they stand beside those of other programs: then all begin with {@code tk_},
 *     by which the node's program finds its own, and the built-in chains only jump to them
 */
record ChainNames(boolean beside) {

  private static final String OWN = "tk_";

  /** What iptables takes. */
  private static final int LONGEST = 28;

  private static final int HASH = 10;

  String of(ChainName name) {
    if (!beside) {
      return name.text();
    }
    String text = OWN + name.text();
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(0, LONGEST - HASH - 1) + "_" + Digest.of(name.text(), HASH);
  }

  String of(Hook hook) {
    String builtIn = builtIn(hook);
    return beside ? OWN + builtIn.toLowerCase(Locale.ROOT) : builtIn;
  }

  static String builtIn(Hook hook) {
    return hook.name().substring(hook.name().indexOf('_') + 1);
  }
}
