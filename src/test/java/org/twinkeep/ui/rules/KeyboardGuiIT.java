package org.twinkeep.ui.rules;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Project;
import org.twinkeep.ui.WindowTest;

/** A whole policy with NAT, built without touching the mouse. */
final class KeyboardGuiIT extends WindowTest {

  @Override
  protected Project project() {
    return Plan.empty();
  }

  @Test
  void buildsTheWholePolicy() {
    push(KeyCode.CONTROL, KeyCode.DIGIT2);
    Plan.RULES.forEach(this::rule);
    push(KeyCode.CONTROL, KeyCode.DIGIT3);
    Plan.NAT_RULES.forEach(this::nat);

    assertShows(Plan.built());
    screenshot("built-by-keyboard");

    int steps = 0;
    while (onFx(() -> workbench().canUndoProperty().get())) {
      push(KeyCode.CONTROL, KeyCode.Z);
      steps++;
    }
    assertShows(Plan.empty());
    for (int i = 0; i < steps; i++) {
      push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    }
    assertShows(Plan.built());
  }

  private void rule(Plan.Wanted wanted) {
    type(KeyCode.INSERT);
    objects(wanted.source());
    if (wanted.notSource()) {
      write("!");
    }
    type(KeyCode.RIGHT);
    objects(wanted.destination());
    type(KeyCode.RIGHT);
    objects(wanted.service());
    type(KeyCode.RIGHT);
    objects(wanted.in().isEmpty() ? List.of() : List.of("in " + wanted.in()));
    objects(wanted.out().isEmpty() ? List.of() : List.of("out " + wanted.out()));
    type(KeyCode.RIGHT);
    switch (wanted.action()) {
      case "Accept" -> type(KeyCode.A);
      case "Reject" -> reject();
      default -> {}
    }
    if (wanted.log()) {
      type(KeyCode.RIGHT, 2).type(KeyCode.L);
    }
  }

  /** The last of the ways to reject, from the menu. */
  private void reject() {
    type(KeyCode.ENTER).type(KeyCode.DOWN, 2);
    type(KeyCode.RIGHT).type(KeyCode.UP).type(KeyCode.ENTER);
  }

  private void nat(Plan.WantedNat wanted) {
    type(KeyCode.INSERT);
    object(wanted.source());
    type(KeyCode.RIGHT);
    object(wanted.destination());
    type(KeyCode.RIGHT);
    object(wanted.service());
    type(KeyCode.RIGHT);
    object(wanted.in().isEmpty() ? "" : "in " + wanted.in());
    object(wanted.out().isEmpty() ? "" : "out " + wanted.out());
    type(KeyCode.RIGHT);
    if (wanted.exempt()) {
      type(KeyCode.ENTER).type(KeyCode.DOWN).type(KeyCode.ENTER);
    }
    type(KeyCode.RIGHT);
    object(wanted.newSource());
    type(KeyCode.RIGHT);
    object(wanted.newDestination());
  }

  private void objects(List<String> names) {
    names.forEach(this::object);
  }

  private void object(String name) {
    if (!name.isEmpty()) {
      write(name).type(KeyCode.ENTER);
    }
  }
}
