package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.Formats;
import org.twinkeep.ui.kit.ObjectDrag;

/**
 * What travels when cells and rules are dragged. Objects go as {@link ObjectDrag} has them, so that
 * the tree and groups take them too; where they come from goes beside them.
 */
final class RuleDrag {

  private static final String CELL = "twinkeep-cell";
  private static final String RULES = "twinkeep-rules";

  private RuleDrag() {}

  /** Begins to drag objects of a cell. */
  static void objects(
      Node source, RulesViewModel model, List<Id> ids, CellEdits.At from, boolean copy) {
    List<String> texts = ids.stream().map(Id::value).toList();
    List<String> names = ids.stream().map(id -> RuleText.name(model.project(), id)).toList();
    ClipboardContent content = ObjectDrag.content(texts, names);
    content.put(
        Formats.of(CELL),
        String.join(
            "\n",
            copy ? "copy" : "move",
            from.ruleSet().value(),
            from.rule().value(),
            from.part().name()));
    ObjectDrag.begin(source, ObjectDrag.label(names), content, TransferMode.COPY_OR_MOVE);
  }

  /** Begins to drag the selected rules. */
  static void rules(Node source, RulesViewModel model, boolean copy, TransferMode... modes) {
    List<Rule> rules = model.selection().selectedRules();
    Optional<Id> set = model.ruleSet().map(s -> s.id());
    if (rules.isEmpty() || set.isEmpty()) {
      return;
    }
    String label =
        rules.size() == 1 ? "Rule " + model.number(rules.getFirst().id()) : rules.size() + " rules";
    ClipboardContent content = new ClipboardContent();
    content.put(
        Formats.of(RULES),
        (copy ? "copy" : "move")
            + "\n"
            + set.get()
            + "\n"
            + String.join("\n", rules.stream().map(r -> r.id().value()).toList()));
    ObjectDrag.begin(source, label, content, modes);
  }

  /** What is on a dragboard, as far as tables know it. */
  static Payload read(Dragboard board) {
    if (board.getContent(Formats.of(RULES)) instanceof String text) {
      List<String> lines = text.lines().toList();
      return Payload.rules(
          lines.subList(2, lines.size()).stream().map(Id::of).toList(), Id.of(lines.get(1)));
    }
    List<Id> objects = ObjectDrag.ids(board).stream().map(Id::of).toList();
    if (board.getContent(Formats.of(CELL)) instanceof String text) {
      List<String> lines = text.lines().toList();
      return Payload.cell(
          objects,
          new CellEdits.At(
              Id.of(lines.get(1)), Id.of(lines.get(2)), RulePart.valueOf(lines.get(3))));
    }
    return objects.isEmpty() ? Payload.NOTHING : Payload.objects(objects);
  }

  /** Whether the user held Ctrl when the drag began. */
  static boolean isCopy(Dragboard board) {
    return List.of(CELL, RULES).stream()
        .anyMatch(
            mime ->
                board.getContent(Formats.of(mime)) instanceof String text
                    && text.startsWith("copy"));
  }
}
