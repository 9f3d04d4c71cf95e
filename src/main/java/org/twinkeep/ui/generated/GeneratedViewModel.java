package org.twinkeep.ui.generated;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/**
 * The files of the firewall that is shown, the chosen one, its lines, and why the selected rule
 * became what it did.
 */
final class GeneratedViewModel {

  /** A file of a node. */
  record Choice(String node, String path) {}

  /** More is not read together. */
  private static final int MOST_SELECTED = 3;

  /** A look-up for a whole table leads to more rules than a selection can show. */
  private static final int MOST_LED_TO = 100;

  private final Workbench workbench;
  private final LiveResults live;
  private Set<String> selected = Set.of();
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper withheld = new ReadOnlyStringWrapper("");
  private final ObservableList<NodeBundle> bundles = FXCollections.observableArrayList();
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Choice>> chosen =
      new SimpleObjectProperty<>(Optional.empty());

  GeneratedViewModel(Workbench workbench, LiveResults live) {
    this.workbench = workbench;
    this.live = live;
    live.resultsProperty().addListener((property, before, after) -> update());
    workbench.selection().firewallProperty().addListener((p, before, after) -> update());
    chosen.addListener((property, before, after) -> showLines());
    workbench.selection().itemsProperty().addListener((p, before, after) -> showSelected());
    showSelected();
    update();
  }

  /**
   * Which ways the packets of the selected rule take on the node of the chosen file, and what keeps
   * them from the others; empty when no rule is selected, or nothing was generated.
   */
  ReadOnlyStringProperty reasonProperty() {
    return reason.getReadOnlyProperty();
  }

  /** Why the files can be read, but are neither written nor installed; empty when they may be. */
  ReadOnlyStringProperty withheldProperty() {
    return withheld.getReadOnlyProperty();
  }

  private static String withheld(Compilation made) {
    long dangers = made.problems().stream().filter(Problem::forbidsBundle).count();
    return dangers == 0 || made.drafts().isEmpty()
        ? ""
        : "For reading only until "
            + (dangers == 1 ? "a danger is" : dangers + " dangers are")
            + " mended or acknowledged; see Problems.";
  }

  private void showSelected() {
    selected =
        workbench.selection().items().stream()
            .map(Id::value)
            .collect(Collectors.toUnmodifiableSet());
    explain();
  }

  private void explain() {
    Project project = live.resultsProperty().get().project();
    Optional<Id> rule =
        workbench.selection().items().stream()
            .limit(MOST_SELECTED)
            .filter(id -> LocatedRule.find(project, id).isPresent())
            .findFirst();
    reason.set(rule.map(this::reason).orElse(""));
  }

  private String reason(Id rule) {
    return compilation()
        .flatMap(made -> bundle().map(bundle -> made.explanation(Id.of(bundle.node()))))
        .orElse(List.of())
        .stream()
        .filter(line -> line.origin().equals(rule.value()))
        .map(Line::text)
        .filter(text -> !text.startsWith("#")) // its title
        .collect(Collectors.joining("\n"));
  }

  /** One for each node; none while there is an error. */
  ObservableList<NodeBundle> bundles() {
    return bundles;
  }

  /** The lines of the chosen file. */
  ObservableList<Line> lines() {
    return lines;
  }

  /** The chosen file; stays when files are generated anew. */
  ObjectProperty<Optional<Choice>> chosenProperty() {
    return chosen;
  }

  /** Whether a line came from something that is selected. */
  boolean isSelected(Line line) {
    return line.origins().stream().anyMatch(selected::contains);
  }

  /** The first line that came from something that is selected; -1 when there is none. */
  int firstSelected() {
    for (int i = 0; i < lines.size(); i++) {
      if (isSelected(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Selects the rules or elements that a line came from; of a line on the way, those it leads to.
   */
  void select(Line line) {
    boolean leads = line.origins().size() > 1;
    List<Id> ids =
        line.origins().stream()
            .filter(origin -> !(leads && origin.startsWith("auto:")))
            .filter(origin -> origin.matches("[a-z0-9][a-z0-9_.:-]{0,79}"))
            .limit(MOST_LED_TO)
            .map(Id::of)
            .toList();
    if (!ids.isEmpty()) {
      workbench.selection().select(ids);
    }
  }

  /** The files of a node as people look for them: rulesets first, then fail-over, then the rest. */
  static List<BundleFile> inOrder(NodeBundle bundle) {
    return bundle.files().stream()
        .sorted(Comparator.comparing(BundleFile::service).thenComparing(BundleFile::path))
        .toList();
  }

  private void update() {
    List<NodeBundle> now = compilation().map(Compilation::drafts).orElse(List.of());
    withheld.set(compilation().map(GeneratedViewModel::withheld).orElse(""));
    if (!now.equals(bundles)) {
      bundles.setAll(now);
    }
    if (file().isEmpty() && !now.isEmpty() && !now.getFirst().files().isEmpty()) {
      NodeBundle first = now.getFirst();
      chosen.set(Optional.of(new Choice(first.nodeName(), inOrder(first).getFirst().path())));
    }
    showLines();
  }

  private Optional<Compilation> compilation() {
    return workbench
        .firewall()
        .flatMap(firewall -> live.resultsProperty().get().compilation(firewall.id()));
  }

  /** That of the node of the chosen file. */
  private Optional<NodeBundle> bundle() {
    return chosen
        .get()
        .flatMap(
            choice -> bundles.stream().filter(b -> b.nodeName().equals(choice.node())).findFirst());
  }

  private Optional<BundleFile> file() {
    return bundle().flatMap(b -> chosen.get().flatMap(choice -> b.file(choice.path())));
  }

  private void showLines() {
    List<Line> now = file().map(BundleFile::lines).orElse(List.of());
    if (!now.equals(lines)) {
      lines.setAll(now);
    }
    explain();
  }
}
