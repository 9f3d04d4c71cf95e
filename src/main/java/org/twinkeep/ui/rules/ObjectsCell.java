package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.twinkeep.compile.AutomaticRow;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.Icons;

/** A cell that holds objects, one below the other. */
final class ObjectsCell extends RuleCell {

  private static final PseudoClass NEGATED = PseudoClass.getPseudoClass("negated");

  /** So many objects are shown; the rest is behind "more". */
  private static final int SHOWN = 8;

  private final VBox box = new VBox();
  private final Label any = new Label();
  private final Label not = new Label("not", Icons.of("mdi2n-not-equal-variant"));
  private final Label more = new Label();
  private final Pool<ChipView, Chip> chips = new Pool<>(box, this::newView, ChipView::show);
  private final CellDropTarget dropTarget;
  private List<Chip> rendered = List.of();
  private boolean all;

  ObjectsCell(TableContext context, RuleColumn column) {
    super(context, column);
    box.getStyleClass().add("chips");
    box.setMaxHeight(VBox.USE_PREF_SIZE);
    any.getStyleClass().add("any");
    not.getStyleClass().add("negation");
    more.getStyleClass().add("more");
    more.setOnMousePressed(
        event -> {
          all = true;
          rendered = List.of();
          renderRule();
          event.consume();
        });
    dropTarget = new CellDropTarget(this);
  }

  @Override
  void clear() {
    all = false;
    rendered = List.of();
    chips.show(rendered);
    pseudoClassStateChanged(NEGATED, false);
    dropTarget.hide();
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> {
        clear();
        showNothing();
        explain("");
      }
      case Row.Automatic(AutomaticRow content, int _) -> {
        clear();
        fill(false, text(content), List.of());
        explain(AutomaticText.explain(content));
      }
      case Row.User _ -> {
        explain("");
        renderRule();
      }
    }
  }

  private String text(AutomaticRow row) {
    return switch (column()) {
      case SOURCE -> row.source();
      case DESTINATION -> row.destination();
      case SERVICE -> row.service();
      case INTERFACE -> row.interfaces();
      case TIME -> "any";
      case NUMBER,
          ENABLED,
          NAT_INTERFACE,
          ACTION,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT,
          METRIC,
          OPTIONS,
          COMMENT,
          HITS,
          OWNER,
          TICKET,
          REVIEW,
          EXPIRES ->
          "";
    };
  }

  private void renderRule() {
    if (!(getItem() instanceof Row.User(Rule rule))) {
      return;
    }
    rendered = Chip.of(model().project(), rule, column());
    boolean negated =
        column().parts().stream().anyMatch(p -> p.of(rule).filter(Cell::negated).isPresent());
    pseudoClassStateChanged(NEGATED, negated);
    String empty = rendered.isEmpty() ? column().parts().getFirst().emptyMeans() : "";
    fill(negated, empty, rendered);
    showCursor();
  }

  private void fill(boolean negated, String words, List<Chip> content) {
    any.setText(words);
    showAbove(any, !words.isEmpty());
    showAbove(not, negated);
    int shown = all || content.size() <= SHOWN + 1 ? content.size() : SHOWN;
    chips.show(content.subList(0, shown));
    showRest(content.size() - shown);
    show(box);
  }

  /** Shows a line above the chips, which becomes part of the cell when it is needed first. */
  private void showAbove(Label line, boolean needed) {
    if (needed && line.getParent() == null) {
      box.getChildren().addFirst(line);
    }
    setShown(line, needed);
  }

  /** The line below the chips that unfolds the rest. */
  private void showRest(int hidden) {
    box.getChildren().remove(more);
    if (hidden > 0) {
      more.setText("and " + hidden + " more…");
      box.getChildren().add(more);
    }
  }

  private ChipView newView(Chip chip) {
    ChipView view = new ChipView(chip);
    view.setOnMousePressed(event -> pressed(view, event));
    view.setOnMouseClicked(event -> clicked(view, event));
    view.setOnDragDetected(event -> drag(view, event));
    return view;
  }

  @Override
  void showCursor() {
    super.showCursor();
    Cursor cursor = model().selection().cursor();
    boolean here = hasCursor();
    if (here && !all && rendered.size() > SHOWN + 1 && cursor.part().isPresent()) {
      boolean hidden = rendered.stream().skip(SHOWN).anyMatch(c -> cursor.picks(c.part(), c.id()));
      if (hidden) {
        all = true;
        rendered = List.of();
        renderRule();
        return;
      }
    }
    for (ChipView view : chips.shown()) {
      Chip chip = view.chip();
      view.mark(
          here && cursor.picks(chip.part(), chip.id()),
          model().selection().highlightedProperty().get().contains(chip.id()));
    }
  }

  /** Puts something over the content, while a drag is under way. */
  void overlay(Node node) {
    getChildren().add(node);
  }

  void removeOverlay(Node node) {
    getChildren().remove(node);
  }

  /** The view of an object in this cell. */
  Optional<ChipView> find(RulePart part, Id id) {
    return chips.shown().stream()
        .filter(v -> v.chip().part() == part && v.chip().id().equals(id))
        .findFirst();
  }

  private void pressed(ChipView view, MouseEvent event) {
    Chip chip = view.chip();
    if (!(getItem() instanceof Row.User(Rule rule)) || event.isShiftDown()) {
      return;
    }
    getTableView().requestFocus();
    String key = rule.id().value();
    Cursor cursor = model().selection().cursor();
    boolean picked = hasCursor() && cursor.picks(chip.part(), chip.id());
    if (event.isShortcutDown() && hasCursor() && cursor.part().equals(Optional.of(chip.part()))) {
      List<Id> members = new ArrayList<>(cursor.members());
      if (!members.remove(chip.id())) {
        members.add(chip.id());
      }
      model().selection().select(new Cursor(key, column(), Optional.of(chip.part()), members));
    } else if (!picked) {
      model().selection().select(Cursor.chip(key, column(), chip.part(), chip.id()));
    }
    event.consume();
  }

  private void clicked(ChipView view, MouseEvent event) {
    Chip chip = view.chip();
    boolean several = model().selection().cursor().members().size() > 1;
    if (event.getButton() == MouseButton.PRIMARY
        && event.isStillSincePress()
        && several
        && !event.isShortcutDown()
        && getItem() instanceof Row.User(Rule rule)) {
      model().selection().select(Cursor.chip(rule.id().value(), column(), chip.part(), chip.id()));
    }
    if (event.getClickCount() == 2) {
      context().editors().edit("");
    }
    event.consume();
  }

  private void drag(ChipView view, MouseEvent event) {
    Chip chip = view.chip();
    if (event.getButton() == MouseButton.PRIMARY
        && getItem() instanceof Row.User(Rule rule)
        && model().ruleSet().isPresent()) {
      boolean picked = hasCursor() && model().selection().cursor().picks(chip.part(), chip.id());
      List<Id> ids = picked ? model().selection().cursor().members() : List.of(chip.id());
      CellEdits.At from = new CellEdits.At(model().ruleSet().get().id(), rule.id(), chip.part());
      RuleDrag.objects(view, model(), ids, from, event.isShortcutDown());
      event.consume();
    }
  }
}
