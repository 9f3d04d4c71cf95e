package org.twinkeep.ui.kit;

import javafx.scene.input.DataFormat;

/** What clipboards and dragboards carry beside text. */
public final class Formats {

  private Formats() {}

  /** The format of this name, which may be made once only. */
  public static DataFormat of(String name) {
    DataFormat known = DataFormat.lookupMimeType(name);
    return known == null ? new DataFormat(name) : known;
  }
}
