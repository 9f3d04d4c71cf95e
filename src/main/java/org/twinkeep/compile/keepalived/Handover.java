package org.twinkeep.compile.keepalived;

import java.util.List;
import org.twinkeep.compile.braces.Setting;

/** Calls of the hand-over script. */
final class Handover {

  private static final String PATH = "/etc/twinkeep/handover";

  private Handover() {}

  static Setting on(String keyword, String argument) {
    return Setting.quoted(keyword, List.of(PATH, argument));
  }
}
