package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinkeep.cli.Opening;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;

final class SampleAtStartGuiIT extends WindowTest {

  @Override
  protected Project project() {
    return Project.empty("Another project");
  }

  @Override
  protected Opening opening() {
    return new Opening.Sample();
  }

  @Test
  void isThereOnceHoweverOftenTheProgramStarts() throws Exception {
    assertThat(stage().getTitle()).isEqualTo(ArticlePair.project().name() + " – Twinkeep");

    doOnFx(() -> window().showWelcome());
    waitUntil(() -> window().page().isEmpty());
    doOnFx(() -> window().start(workspace(), opening()));
    waitUntil(() -> window().page().isPresent());

    assertThat(workspace().projects())
        .extracting(stored -> stored.name())
        .containsExactlyInAnyOrder("Another project", ArticlePair.project().name());
  }
}
