package org.twinkeep.ui.rules;

import java.util.Optional;

/** What all tables of the program copy to and paste from. */
public final class RuleClipboard {

  private Optional<Clip> clip = Optional.empty();

  void put(Clip copied) {
    clip = Optional.of(copied);
  }

  Optional<Clip> get() {
    return clip;
  }
}
