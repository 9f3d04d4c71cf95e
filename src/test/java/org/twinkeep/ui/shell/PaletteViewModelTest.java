package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Id;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.shell.PaletteViewModel.Answer;
import org.twinkeep.workbench.Workbench;

final class PaletteViewModelTest {

  private final List<Id> revealed = new ArrayList<>();
  private final List<Command> given = new ArrayList<>();
  private final Commands commands = new Commands();
  private final PaletteViewModel palette =
      new PaletteViewModel(new Workbench(ArticlePair.project()), commands, revealed::add);

  @BeforeEach
  void bind() {
    commands.bind(Command.CHECK, () -> given.add(Command.CHECK));
    commands.bind(Command.UNDO, () -> given.add(Command.UNDO), new SimpleBooleanProperty(false));
    commands.bind(Command.SWITCH_THEME, () -> given.add(Command.SWITCH_THEME));
    commands.bind(Command.PALETTE, () -> given.add(Command.PALETTE));
  }

  @Test
  void listsAllCommandsThatCanBeGivenWithTheirKeys() {
    assertThat(palette.find(""))
        .extracting(Answer::title)
        .containsExactly("Light or dark", "Check");
    assertThat(palette.find("chec").getFirst().key()).isEqualTo("F7");
  }

  @Test
  void findsCommandsByAnyOfTheirWords() {
    palette.find("dark view").getFirst().action().run();

    assertThat(given).containsExactly(Command.SWITCH_THEME);
  }

  @Test
  void goesToObjectsByNameAndAddress() {
    palette.find("web-1").getFirst().action().run();
    palette.find("10.1.1.100").getFirst().action().run();

    assertThat(revealed).containsExactly(ArticlePair.WEB, ArticlePair.WEB);
  }

  @Test
  void goesToRulesByNumberAndComment() {
    assertThat(palette.find("policy rule 4"))
        .singleElement()
        .satisfies(answer -> answer.action().run());
    assertThat(palette.find("everybody may read"))
        .singleElement()
        .extracting(Answer::title)
        .isEqualTo("lj-fw Policy rule 4");
    assertThat(revealed).containsExactly(Id.of("web-in"));
  }

  @Test
  void saysNothingOfWhatDoesNotExist() {
    assertThat(palette.find("no such thing")).isEmpty();
  }
}
