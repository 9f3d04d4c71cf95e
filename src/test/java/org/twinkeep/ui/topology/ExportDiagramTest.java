package org.twinkeep.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.diagram.NodeState.Standing;
import org.twinkeep.model.Id;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.workbench.Workbench;

final class ExportDiagramTest {

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final TopologyViewModel model =
      new TopologyViewModel(workbench, new SimpleObjectProperty<>(List.of()));

  @TempDir Path directory;

  @Test
  void writesWhatTheWindowShowsWithTheNodesStates() throws IOException {
    workbench.tellNodeStates(
        Map.of(
            Id.of("lj-fw-1"),
            new NodeState(
                Standing.MASTER,
                Optional.of("12:03:11"),
                List.of("holds 10.1.1.1"),
                List.of(),
                List.of())));
    Path file = ExportDiagram.write(model.drawing(), model.title(), directory.resolve("pair.svg"));
    assertThat(Files.readString(file))
        .contains("● MASTER since 12:03:11", "holds 10.1.1.1", "192.168.1.1/24");
  }

  @Test
  void theNameSaysTheKind() throws IOException {
    Path pdf = ExportDiagram.write(model.drawing(), "x", directory.resolve("pair.PDF"));
    Path png = ExportDiagram.write(model.drawing(), "x", directory.resolve("pair.png"));
    assertThat(Files.readAllBytes(pdf))
        .startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThatThrownBy(
            () -> ExportDiagram.write(model.drawing(), "x", directory.resolve("pair.doc")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pair.doc");
  }

  @Test
  void proposesAFileName() {
    assertThat(ExportDiagram.fileName("HA pair, lj-fw")).isEqualTo("HA-pair-lj-fw.svg");
    assertThat(ExportDiagram.fileName("///")).isEqualTo("diagram.svg");
  }
}
