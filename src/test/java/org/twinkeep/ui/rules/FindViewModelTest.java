package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Id;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.kit.Backgrounds;
import org.twinkeep.ui.rules.FindViewModel.Mode;
import org.twinkeep.workbench.Workbench;

final class FindViewModelTest {

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final List<Id> shown = new ArrayList<>();
  private final FindViewModel find = new FindViewModel(workbench, Backgrounds.AT_ONCE, shown::add);

  @Test
  void namesThePlacesThatSpeakAboutAnAddress() {
    find.containingProperty().set(false);
    find.wantedProperty().set("10.1.1.100");
    assertThat(find.hits())
        .extracting(FindViewModel.Hit::place)
        .containsExactly(
            "lj-fw Policy rule 4, destination", "lj-fw NAT rule 1, translated destination");
    assertThat(find.messageProperty().get()).isEqualTo("2 places");
    find.go(find.hits().getFirst());
    assertThat(shown).containsExactly(Id.of("web-in"));
  }

  @Test
  void replacesByAnObjectThatDoesNotExistYet() {
    find.containingProperty().set(false);
    find.wantedProperty().set("web-1");
    find.replacementProperty().set("10.1.1.101");
    find.replace(List.copyOf(find.hits()));
    assertThat(find.hits()).isEmpty();
    find.wantedProperty().set("10.1.1.101");
    assertThat(find.hits()).hasSize(2);
    workbench.undo();
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  @Test
  void saysWhatItNeeds() {
    find.wantedProperty().set("web-1");
    find.replacementProperty().set("nothing like it");
    find.replace(List.copyOf(find.hits()));
    assertThat(find.messageProperty().get()).contains("which object");
    find.replacementProperty().set("tcp/9999");
    find.replace(List.copyOf(find.hits()));
    assertThat(find.messageProperty().get()).startsWith("Not everywhere");
    find.replace(List.of());
    assertThat(find.messageProperty().get()).isEqualTo("Nothing is selected.");
  }

  @Test
  void replacesTextOnlyWhereItIsWanted() {
    find.modeProperty().set(Mode.TEXT);
    find.wantedProperty().set("web server");
    find.replacementProperty().set("shop");
    find.replace(find.hits().stream().filter(h -> h.holder().equals(Id.of("web-in"))).toList());
    assertThat(find.hits()).hasSize(2);
    find.wantedProperty().set("read the shop");
    assertThat(find.hits()).hasSize(1);
  }
}
