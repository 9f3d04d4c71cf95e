package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.ui.kit.TypingPause;
import org.twinkeep.workbench.Workbench;

/** The table of one kind of rules with what stands around it. */
public final class RulesView {

  private static final double SCROLL_ZONE = 28;

  private final RulesViewModel model;
  private final TableContext context;
  private final SystemClips clips;
  private final RuleTable table;
  private final RuleSetTabs tabs;
  private final Links links;
  private final BorderPane root = new BorderPane();
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(false);

  /**
   * Builds the table.
   *
   * @param problems of the open project; shown as marks
   * @param clipboard shared by all tables of the program
   * @param settings keeps the columns
   * @param background finds what the filter lets through
   * @param reveal leads to a rule in whatever table it is
   */
  public RulesView(
      Workbench workbench,
      Kind kind,
      ObservableValue<List<Problem>> problems,
      RuleClipboard clipboard,
      Settings settings,
      Background background,
      Consumer<Id> reveal) {
    model = new RulesViewModel(workbench, kind, background);
    model.followProblems(problems);
    RuleActions rules = new RuleActions(model);
    CellActions cells = new CellActions(model, rules);
    Drops drops = new Drops(model, rules, cells);
    Clips ownClips = new Clips(model, rules, cells, clipboard);
    clips = new SystemClips(ownClips);
    links = new Links(model, reveal);
    RuleMenu menus = new RuleMenu(model, rules, cells, clips, links);
    CellEditors editors = new CellEditors(model, rules, cells, menus, this::nodeAtCursor);
    context = new TableContext(model, rules, cells, drops, ownClips, editors);
    table = new RuleTable(context, settings);
    tabs = new RuleSetTabs(model, drops);
    new RuleKeys(context, table, clips);
    table.setPlaceholder(placeholder());
    table.addEventFilter(DragEvent.DRAG_OVER, this::scrollAtEdge);
    table.setOnDragOver(this::overEmptyArea);
    table.setOnDragDropped(this::droppedOnEmptyArea);
    rememberAutomatic(settings);
    model.selection().cursorProperty().addListener((p, before, after) -> reveal(before, after));
    root.getStyleClass().add("rules");
    root.setTop(bar());
    root.setCenter(table);
    root.parentProperty().subscribe(this::followVisibility);
    shown.addListener(
        (p, before, now) -> {
          if (now) {
            Platform.runLater(table::requestFocus);
          }
        });
  }

  /** What the window shows. */
  public Parent node() {
    return root;
  }

  public RulesViewModel model() {
    return model;
  }

  /** Whether the table's tab is in front. */
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  TableContext context() {
    return context;
  }

  SystemClips clips() {
    return clips;
  }

  RuleSetTabs tabs() {
    return tabs;
  }

  /** Gives the keyboard to the table. */
  public void focus() {
    table.requestFocus();
  }

  private void followVisibility(@org.jspecify.annotations.Nullable Parent parent) {
    shown.unbind();
    if (parent == null) {
      shown.set(false);
    } else {
      shown.bind(parent.visibleProperty());
    }
  }

  private Node bar() {
    TextField filter = new TextField();
    filter.setId("rules-filter-" + RuleColumn.word(model.kind()));
    filter.setPromptText("Filter: name, address, port");
    filter.setPrefWidth(200);
    filter.setMinWidth(80);
    TypingPause.connect(filter, model.filterProperty());
    Button add = new Button("Rule", Icons.of("mdi2p-plus"));
    add.setId("add-rule-" + RuleColumn.word(model.kind()));
    add.getStyleClass().add("flat");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setFocusTraversable(false);
    add.setOnAction(
        event -> {
          context.rules().insert();
          table.requestFocus();
        });
    Label message = new Label();
    message.setId("rules-message-" + RuleColumn.word(model.kind()));
    message.textProperty().bind(model.messageProperty());
    message.getStyleClass().add("rules-message");
    message.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(tabs.node(), add, message, offer(), space, filter);
    bar.getStyleClass().add("rules-bar");
    return bar;
  }

  /** Offers the policy rule that a DNAT rule still needs. */
  private Node offer() {
    Hyperlink offer = new Hyperlink("No policy rule lets this traffic through. Add it");
    offer.setId("offer-policy-rule");
    offer.setOnAction(event -> links.add());
    BooleanBinding missing =
        Bindings.createBooleanBinding(
            () -> model.kind() == Kind.NAT && links.isMissing(),
            model.versionProperty(),
            model.selection().cursorProperty());
    offer.visibleProperty().bind(missing);
    offer.managedProperty().bind(missing);
    return offer;
  }

  private Node placeholder() {
    Button add = new Button("Add a rule", Icons.of("mdi2p-plus"));
    add.setOnAction(event -> context.rules().insert());
    return new EmptyState(
        "mdi2t-table-row-plus-after",
        "No rules",
        "Drag an object here from the tree, or press Insert.",
        add);
  }

  private void rememberAutomatic(Settings settings) {
    String key = "rules.automatic";
    model.automaticShownProperty().set(settings.get(key).filter("shown"::equals).isPresent());
    model
        .automaticShownProperty()
        .addListener((p, before, now) -> settings.put(key, now ? "shown" : "folded"));
  }

  // The cell under the cursor, scrolling, and the area below the rows

  private Optional<Node> nodeAtCursor() {
    Cursor cursor = model.selection().cursor();
    table.reveal(cursor.row());
    table.layout();
    return table.cell(cursor.row(), cursor.column()).map(Node.class::cast);
  }

  private void reveal(Cursor before, Cursor after) {
    if (!before.row().equals(after.row()) && !after.row().isEmpty()) {
      table.reveal(after.row());
    }
  }

  private void scrollAtEdge(DragEvent event) {
    if (event.getY() < SCROLL_ZONE * 2) {
      table.scrollBy(-12);
    } else if (event.getY() > table.getHeight() - SCROLL_ZONE) {
      table.scrollBy(12);
    }
    if (event.getX() < SCROLL_ZONE) {
      table.scrollSideways(-12);
    } else if (event.getX() > table.getWidth() - SCROLL_ZONE) {
      table.scrollSideways(12);
    }
  }

  private void overEmptyArea(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    if (payload != Payload.NOTHING) {
      Optional<String> refusal = context.drops().emptyAreaRefusal(payload);
      if (refusal.isEmpty()) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      }
      model.say(refusal.orElse("A new rule with these objects"));
      event.consume();
    }
  }

  private void droppedOnEmptyArea(DragEvent event) {
    context.drops().onEmptyArea(RuleDrag.read(event.getDragboard()));
    event.setDropCompleted(true);
    table.requestFocus();
    event.consume();
  }
}
