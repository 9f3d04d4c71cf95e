package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/**
 * The whole window as people see it, light and dark, on a small and on a dense display. The
 * pictures of the documentation come from here: {@code -Dscreenshots.keep=true} puts them in their
 * place.
 */
final class LooksGuiIT extends WindowTest {

  private static final Path DOCUMENTATION = Path.of("src", "docs", "screenshots");

  @Test
  void onASmallDisplayNothingIsCutOff() throws IOException {
    resize(1280, 800);
    run(Command.SHOW_POLICY);
    clickOn(lookup("#rules-policy .table-row-cell").nth(3).<Node>query());
    take("policy-1280", 1);
    ScrollPane inspector = lookup(".form-scroll").query();
    assertThat(onFx(() -> inspector.getWidth())).as("the inspector").isGreaterThan(240);
    assertThat(onFx(() -> inspector.getContent().getLayoutBounds().getWidth()))
        .as("the form in the inspector")
        .isLessThanOrEqualTo(onFx(() -> inspector.getViewportBounds().getWidth()) + 1);
    assertThat(onFx(() -> lookup("#object-tree").query().getLayoutBounds().getWidth()))
        .as("the object tree")
        .isGreaterThan(200);
  }

  @Test
  void everyTabInLightAndDark() throws IOException {
    resize(1440, 900);
    for (Command tab :
        new Command[] {
          Command.SHOW_TOPOLOGY,
          Command.SHOW_POLICY,
          Command.SHOW_NAT,
          Command.SHOW_ROUTING,
          Command.SHOW_GENERATED
        }) {
      run(tab);
      String name = tab.name().toLowerCase(java.util.Locale.ROOT).replace("show_", "");
      take(name, 1);
      run(Command.SWITCH_THEME);
      take(name + "-dark", 1);
      run(Command.SWITCH_THEME);
    }
    run(Command.SHOW_POLICY);
    doOnFx(() -> workbench().selection().select(ArticlePair.WEB));
    take("main", 1);
    take("policy-200", 2);
    assertThat(lookup("#rules-policy").tryQuery()).isPresent();
    type(KeyCode.ESCAPE);
  }

  private void resize(double width, double height) {
    doOnFx(
        () -> {
          stage().setWidth(width);
          stage().setHeight(height);
        });
  }

  private void take(String name, double scale) throws IOException {
    Path taken = screenshot(name, scale);
    if (Boolean.getBoolean("screenshots.keep")) {
      Files.createDirectories(DOCUMENTATION);
      Files.copy(taken, DOCUMENTATION.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
