package org.twinkeep.ui.rules;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.ObjectDrag;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.workbench.Workbench;

/** The table of one kind of rules with what stands around it. */
public final class RulesView implements TableContext.Editors {

  private static final double SCROLL_ZONE = 28;

  private final RulesViewModel model;
  private final RuleActions actions;
  private final Drops drops;
  private final Clips clips;
  private final RuleTable table;
  private final RuleMenu menus;
  private final BorderPane root = new BorderPane();
  private final Label message = new Label();
  private ContextMenu open = new ContextMenu();

  /**
   * Builds the table.
   *
   * @param clipboard shared by all tables of the program
   * @param settings keeps the columns
   */
  public RulesView(Workbench workbench, Kind kind, RuleClipboard clipboard, Settings settings) {
    model = new RulesViewModel(workbench, kind);
    actions = new RuleActions(model);
    drops = new Drops(model, actions);
    clips = new Clips(model, actions, clipboard);
    table = new RuleTable(new TableContext(model, actions, drops, this), settings);
    menus = new RuleMenu(this, model, actions);
    new RuleKeys(this, model, actions);
    table.setPlaceholder(placeholder());
    table.addEventFilter(DragEvent.DRAG_OVER, this::scrollAtEdge);
    table.setOnDragOver(this::overEmptyArea);
    table.setOnDragDropped(this::droppedOnEmptyArea);
    rememberAutomatic(settings);
    model.cursorProperty().addListener((p, before, after) -> reveal(before, after));
    root.getStyleClass().add("rules");
    root.setTop(bar());
    root.setCenter(table);
  }

  private void rememberAutomatic(Settings settings) {
    String key = "rules.automatic";
    model.automaticShownProperty().set(settings.get(key).filter("shown"::equals).isPresent());
    model
        .automaticShownProperty()
        .addListener((p, before, shown) -> settings.put(key, shown ? "shown" : "folded"));
  }

  /** What the window shows. */
  public Parent node() {
    return root;
  }

  public RulesViewModel model() {
    return model;
  }

  public RuleActions actions() {
    return actions;
  }

  /** Brings a rule of this kind into view. False = it is not here. */
  public boolean reveal(Id rule) {
    return model.reveal(rule);
  }

  RuleTable table() {
    return table;
  }

  private Node bar() {
    TextField filter = new TextField();
    filter.setId("rules-filter-" + model.kind().name().toLowerCase(java.util.Locale.ROOT));
    filter.setPromptText("Filter: name, address, port");
    filter.setPrefWidth(220);
    filter.textProperty().bindBidirectional(model.filterProperty());
    Button add = new Button("Rule", Icons.of("mdi2p-plus"));
    add.getStyleClass().add("flat");
    add.setFocusTraversable(false);
    add.setOnAction(
        event -> {
          actions.insert();
          table.requestFocus();
        });
    message.textProperty().bind(model.messageProperty());
    message.getStyleClass().add("rules-message");
    message.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(add, message, space, filter);
    bar.getStyleClass().add("rules-bar");
    return bar;
  }

  private Node placeholder() {
    Button add = new Button("Add a rule", Icons.of("mdi2p-plus"));
    add.setOnAction(event -> actions.insert());
    return new EmptyState(
        "mdi2t-table-row-plus-after",
        "No rules",
        "Drag an object here from the tree, or press Insert.",
        add);
  }

  // Clipboard

  void copy() {
    clips.copy().ifPresent(this::publish);
  }

  void cut() {
    clips.cut().ifPresent(this::publish);
  }

  private void publish(Clip clip) {
    ClipboardContent content =
        switch (clip) {
          case Clip.Objects objects ->
              ObjectDrag.content(
                  objects.ids().stream().map(Id::value).toList(), objects.text().lines().toList());
          case Clip.Rules rules -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(rules.text());
            yield text;
          }
        };
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** Pastes what was copied last, here or elsewhere. */
  void paste() {
    Clipboard system = Clipboard.getSystemClipboard();
    String text = Optional.ofNullable(system.getString()).orElse("");
    Optional<Clip> own = clips.last().filter(c -> c.text().equals(text));
    if (own.isPresent() || text.isBlank()) {
      clips.paste();
    } else if (!ObjectDrag.ids(system).isEmpty()) {
      clips.pasteIds(ObjectDrag.ids(system).stream().map(Id::of).toList());
    } else {
      clips.pasteText(text);
    }
  }

  // Editors

  /** Does something at the cell under the cursor, when it is on the screen. */
  void atCursor(Consumer<Node> action) {
    table.reveal(model.cursor().row());
    table.layout();
    table.cellAt(model.cursor()).ifPresent(action);
  }

  @Override
  public void edit(Node at, String typed) {
    Cursor cursor = model.cursor();
    Optional<Rule> rule = model.ruleAt(cursor.row());
    if (rule.isEmpty()) {
      return;
    }
    if (cursor.column().holdsObjects()) {
      search(at, cursor.column(), typed);
      return;
    }
    switch (cursor.column()) {
      case COMMENT -> editText(at, "Comment", rule.get().info().comment(), typed, this::comment);
      case ACTION -> show(at, actionMenu());
      case ENABLED -> actions.toggleEnabled();
      case NUMBER, OPTIONS, HITS, METRIC, OWNER, TICKET, REVIEW, EXPIRES -> menuAtCursor();
      case SOURCE,
          DESTINATION,
          SERVICE,
          INTERFACE,
          NAT_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT -> {}
    }
  }

  private void search(Node at, RuleColumn column, String typed) {
    Optional<Firewall> firewall = model.firewall();
    if (firewall.isPresent()) {
      PickerViewModel picker = new PickerViewModel(model.project(), firewall.get(), column);
      new Picker(picker, actions::pick).show(at, typed);
    }
  }

  private ContextMenu actionMenu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(menus.actionItems());
    return menu;
  }

  private void editText(Node at, String title, String text, String typed, Consumer<String> done) {
    new TextEditor(title, text, done).show(at, typed);
  }

  private void comment(String text) {
    actions.changeInfo("Comment", info -> info.withComment(text));
  }

  void editComment() {
    atCursor(
        node ->
            model
                .ruleAt(model.cursor().row())
                .ifPresent(r -> editText(node, "Comment", r.info().comment(), "", this::comment)));
  }

  void editSection() {
    atCursor(
        node ->
            model
                .ruleAt(model.cursor().row())
                .ifPresent(
                    r ->
                        editText(
                            node,
                            "Section of the selected rules",
                            r.info().section(),
                            "",
                            text ->
                                actions.changeInfo("Section " + text, i -> i.withSection(text)))));
  }

  @Override
  public void rename(Node at) {
    Cursor cursor = model.cursor();
    if (model.indexOf(cursor.row()) >= 0
        && model.rows().get(model.indexOf(cursor.row())) instanceof Row.Section section) {
      editText(at, "Title of the section", section.title(), "", t -> renameSection(section, t));
      return;
    }
    Optional<ProjectObject> object =
        cursor.members().stream().findFirst().flatMap(model.project()::object);
    if (object.isEmpty()) {
      if (!cursor.members().isEmpty()) {
        model.say("Interfaces and firewalls are renamed in the inspector.");
      } else {
        editComment();
      }
    } else if (object.get().id().isStandard()) {
      model.say(object.get().name() + " belongs to the Standard library and keeps its name.");
    } else {
      Id id = object.get().id();
      editText(
          at,
          "Name",
          object.get().name(),
          "",
          name -> {
            if (!name.isBlank()) {
              model.apply(ObjectEdits.rename(id, name.replaceAll("\\R", " ")));
            }
          });
    }
  }

  private void renameSection(Row.Section section, String title) {
    model
        .ruleSet()
        .ifPresent(
            set -> {
              int from = model.number(section.first()) - 1;
              var ids =
                  set.rules().stream()
                      .skip(from)
                      .takeWhile(r -> r.info().section().equals(section.title()))
                      .map(Rule::id)
                      .collect(java.util.stream.Collectors.toSet());
              model.apply(
                  RuleEdits.changeInfo("Rename section", set.id(), ids, i -> i.withSection(title)));
            });
  }

  @Override
  public void menu(Node at, double screenX, double screenY) {
    open.hide();
    open = menus.menu();
    open.show(at, screenX, screenY);
  }

  void menuAtCursor() {
    atCursor(node -> show(node, menus.menu()));
  }

  private void show(Node at, ContextMenu menu) {
    open.hide();
    open = menu;
    open.show(at, Side.BOTTOM, 0, 0);
  }

  // Scrolling and the area below the rows

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
  }

  private void overEmptyArea(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    if (payload != Payload.NOTHING) {
      Optional<String> refusal = drops.emptyAreaRefusal(payload);
      if (refusal.isEmpty()) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      }
      model.say(refusal.orElse("A new rule with these objects"));
      event.consume();
    }
  }

  private void droppedOnEmptyArea(DragEvent event) {
    drops.onEmptyArea(RuleDrag.read(event.getDragboard()));
    event.setDropCompleted(true);
    table.requestFocus();
    event.consume();
  }
}
