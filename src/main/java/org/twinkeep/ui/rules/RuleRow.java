package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.Icons;

/** A row of the table: shows its state by style, draws section titles, takes dropped rules. */
final class RuleRow extends TableRow<Row> {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass SECTION = PseudoClass.getPseudoClass("section");
  private static final PseudoClass AUTOMATIC = PseudoClass.getPseudoClass("automatic");
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final PseudoClass EXPIRED = PseudoClass.getPseudoClass("expired");
  private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

  private final TableContext context;
  private final Supplier<LocalDate> today;
  private final FontIcon fold = Icons.of("mdi2c-chevron-down");
  private final Label name = new Label("", fold);
  private final Label summary = new Label();
  private final HBox title = new HBox(name, summary);
  private String colour = "";

  RuleRow(TableContext context, Supplier<LocalDate> today) {
    this.context = context;
    this.today = today;
    title.getStyleClass().add("section-title");
    name.getStyleClass().add("section-name");
    name.setMinWidth(Label.USE_PREF_SIZE);
    summary.getStyleClass().add("choice-detail");
    title.setMouseTransparent(true);
    getStyleClass().add("rule-row");
    setOnDragOver(this::over);
    setOnDragDropped(this::dropped);
    setOnDragExited(event -> markDrop(false, false));
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new TitledSkin(this);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    boolean section = !empty && isTitle(row);
    if (section && row != null) {
      showTitle(row);
    }
    title.setVisible(section);
    pseudoClassStateChanged(SECTION, section);
    pseudoClassStateChanged(
        AUTOMATIC, !empty && (row instanceof Row.Automatic || row instanceof Row.AutomaticSection));
    Optional<Rule> rule =
        !empty && row instanceof Row.User(Rule r) ? Optional.of(r) : Optional.empty();
    boolean off =
        rule.filter(r -> !r.enabled()).isPresent()
            || !empty && row instanceof Row.Automatic a && !a.content().on();
    pseudoClassStateChanged(OFF, off);
    pseudoClassStateChanged(EXPIRED, rule.filter(this::isExpired).isPresent());
    showColour(rule);
    showState();
  }

  private static boolean isTitle(@Nullable Row row) {
    return row instanceof Row.Section || row instanceof Row.AutomaticSection;
  }

  private void showTitle(Row row) {
    boolean collapsed = false;
    summary.setText(row instanceof Row.AutomaticSection s ? s.summary() : "");
    switch (row) {
      case Row.Section s -> {
        name.setText(s.title() + "  (" + s.count() + ")");
        collapsed = s.collapsed();
      }
      case Row.AutomaticSection s -> {
        name.setText("Automatic rules  (" + s.count() + ")");
        collapsed = s.collapsed();
      }
      case Row.User _, Row.Automatic _ -> {}
    }
    fold.setIconLiteral(collapsed ? "mdi2c-chevron-right" : "mdi2c-chevron-down");
  }

  private boolean isExpired(Rule rule) {
    return rule.info().expires().filter(day -> day.isBefore(today.get())).isPresent();
  }

  private void showColour(Optional<Rule> rule) {
    String wanted =
        rule.flatMap(r -> r.info().colour())
            .map(c -> "colour-" + c.name().toLowerCase(Locale.ROOT))
            .orElse("");
    if (!wanted.equals(colour)) {
      getStyleClass().remove(colour);
      if (!wanted.isEmpty()) {
        getStyleClass().add(wanted);
      }
      colour = wanted;
    }
  }

  /** Shows what is selected now. */
  void showSelection() {
    showState();
    cells().forEach(RuleCell::showCursor);
  }

  /** Shows what cells depend on besides their rule. */
  void renderAgain() {
    cells().forEach(RuleCell::renderAgain);
  }

  private Stream<RuleCell> cells() {
    return getChildrenUnmodifiable().stream()
        .filter(RuleCell.class::isInstance)
        .map(RuleCell.class::cast);
  }

  private void showState() {
    Row row = getItem();
    boolean chosen =
        row instanceof Row.User(Rule rule)
            ? context.model().selection().selectedProperty().get().contains(rule.id())
            : row != null && context.model().selection().cursor().row().equals(row.key());
    pseudoClassStateChanged(CHOSEN, chosen && !isEmpty());
  }

  private void over(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    Row row = getItem();
    if (payload == Payload.NOTHING) {
      return;
    }
    if (row == null || isEmpty()) {
      Optional<String> refusal = context.drops().emptyAreaRefusal(payload);
      accept(event, refusal, "A new rule with these objects");
    } else if (!payload.rules().isEmpty()) {
      Optional<String> refusal = context.drops().rowRefusal(payload, row);
      boolean after = after(event, row);
      markDrop(refusal.isEmpty() && !after, refusal.isEmpty() && after);
      accept(event, refusal, "Put the rules here");
    } else if (row instanceof Row.User) {
      context.model().say("Drop objects on a cell that takes them.");
    } else {
      context
          .model()
          .say(
              row instanceof Row.Automatic a
                  ? AutomaticText.explain(a.content())
                  : "Drop objects on a rule, or below all rules.");
    }
    event.consume();
  }

  private void accept(DragEvent event, Optional<String> refusal, String meaning) {
    if (refusal.isEmpty()) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
    }
    context.model().say(refusal.orElse(meaning));
  }

  private boolean after(DragEvent event, Row row) {
    return isTitle(row) || event.getY() > getHeight() / 2;
  }

  private void dropped(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    Row row = getItem();
    markDrop(false, false);
    boolean copy = RuleDrag.isCopy(event.getDragboard());
    if (row == null || isEmpty()) {
      context.drops().onEmptyArea(payload);
    } else {
      context.drops().onRow(payload, Optional.of(row), after(event, row), copy);
    }
    event.setDropCompleted(true);
    getTableView().requestFocus();
    event.consume();
  }

  private void markDrop(boolean above, boolean below) {
    pseudoClassStateChanged(ABOVE, above);
    pseudoClassStateChanged(BELOW, below);
  }

  /** Lays the title of a section over all cells of its row. */
  private final class TitledSkin extends TableRowSkin<Row> {

    TitledSkin(RuleRow row) {
      super(row);
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
      super.layoutChildren(x, y, w, h);
      if (!isTitle(getItem())) {
        return;
      }
      if (!getChildren().contains(title)) {
        title.setManaged(false);
        getChildren().add(title);
      }
      title.resizeRelocate(8, 0, Math.max(200, getTableView().getWidth() - 30), getHeight());
    }
  }
}
