package org.twinkeep.build.planted.workbench;

import javafx.scene.control.Label;

/** Breaks the rule that view-models know no scene. */
abstract class SceneViewModel {
  abstract Label label();
}
