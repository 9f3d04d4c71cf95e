package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.check.Places;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.FindText;
import org.twinkeep.edit.FindUses;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.TypedObject;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Latest;
import org.twinkeep.workbench.Workbench;

/** Find and replace over the whole project. */
public final class FindViewModel {

  /** What is looked for. */
  public enum Mode {
    OBJECTS("Objects in rules and groups"),
    TEXT("Text of names and notes");

    private final String title;

    Mode(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** A place that was found. */
  public sealed interface Hit {

    Id holder();

    /** Where, in the words of the window. */
    String place();

    /** What stands there. */
    String what();
  }

  record Use(Reference reference, String place, String what) implements Hit {
    @Override
    public Id holder() {
      return reference.holder();
    }
  }

  record Note(FindText.Found found, String place, String what) implements Hit {
    @Override
    public Id holder() {
      return found.holder();
    }
  }

  private final Workbench workbench;
  private final Latest search;
  private final Consumer<Id> reveal;
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.OBJECTS);
  private final StringProperty wanted = new SimpleStringProperty("");
  private final BooleanProperty containing = new SimpleBooleanProperty(true);
  private final StringProperty replacement = new SimpleStringProperty("");
  private final ObservableList<Hit> hits = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

  /**
   * Follows the workbench.
   *
   * @param background seeks
   * @param reveal leads to an object or rule
   */
  public FindViewModel(Workbench workbench, Background background, Consumer<Id> reveal) {
    this.workbench = workbench;
    this.search = new Latest(background);
    this.reveal = reveal;
    mode.subscribe(now -> search());
    wanted.subscribe(now -> search());
    containing.subscribe(now -> search());
    workbench.projectProperty().addListener((p, before, after) -> search());
  }

  public ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Name, address, port, or any text. */
  public StringProperty wantedProperty() {
    return wanted;
  }

  /** Whether networks and groups that merely contain an address or port count as well. */
  public BooleanProperty containingProperty() {
    return containing;
  }

  /** An object or its address in mode objects, else a text. */
  public StringProperty replacementProperty() {
    return replacement;
  }

  public ObservableList<Hit> hits() {
    return FXCollections.unmodifiableObservableList(hits);
  }

  /** How many were found, or what went wrong. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  public void go(Hit hit) {
    reveal.accept(hit.holder());
  }

  /** Replaces at these places; the rest stays. */
  public void replace(List<Hit> at) {
    if (at.isEmpty()) {
      message.set("Nothing is selected.");
      return;
    }
    switch (mode.get()) {
      case OBJECTS -> replaceUses(only(at, Use.class).map(Use::reference).toList());
      case TEXT ->
          workbench.apply(
              FindText.replace(
                  "Replace " + wanted.get(),
                  only(at, Note.class).map(Note::found).toList(),
                  wanted.get(),
                  replacement.get()));
    }
  }

  private static <H> Stream<H> only(List<Hit> hits, Class<H> kind) {
    return hits.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void replaceUses(List<Reference> uses) {
    Optional<TypedObject> by = object(replacement.get().strip());
    if (by.isEmpty()) {
      message.set("Say which object comes in its place: a name, an address, or tcp/443.");
      return;
    }
    Id id = by.get().object().id();
    String title = "Replace " + wanted.get() + " by " + by.get().object().name();
    Edit put = ObjectEdits.put(title, by.get().object());
    Project with = by.get().exists() ? workbench.project() : put.applyTo(workbench.project());
    List<String> misfits = FindUses.misfits(with, uses, id);
    Edit replace = FindUses.replace(title, uses, id);
    workbench.apply(by.get().exists() ? replace : Edit.all(title, List.of(put, replace)));
    if (!misfits.isEmpty()) {
      message.set("Not everywhere: " + misfits.getFirst());
    }
  }

  /** An object by its name, else what the text means. */
  private Optional<TypedObject> object(String text) {
    Project project = workbench.project();
    return project.objects().stream()
        .filter(o -> o.name().equals(text))
        .findFirst()
        .map(o -> new TypedObject(o, true, ""))
        .or(() -> TypedObject.address(project, text))
        .or(() -> TypedObject.service(project, text));
  }

  private void search() {
    Project project = workbench.project();
    Mode now = mode.get();
    String text = wanted.get();
    boolean around = containing.get();
    search.ask(() -> find(project, now, text, around), found -> show(text, found));
  }

  private static List<Hit> find(Project project, Mode mode, String text, boolean containing) {
    return switch (mode) {
      case OBJECTS ->
          FindUses.find(project, text, containing).stream().<Hit>map(r -> use(project, r)).toList();
      case TEXT -> FindText.find(project, text).stream().<Hit>map(f -> note(project, f)).toList();
    };
  }

  private void show(String text, List<Hit> found) {
    hits.setAll(found);
    message.set(text.isBlank() ? "" : found.size() == 1 ? "1 place" : found.size() + " places");
  }

  private static Use use(Project project, Reference reference) {
    String what = project.element(reference.target()).map(Element::name).orElse("?");
    return new Use(reference, Places.of(project, reference).toString(), what);
  }

  private static Note note(Project project, FindText.Found found) {
    Reference at =
        new Reference(
            found.holder(),
            found.holder(),
            found.ruleSet(),
            found.ruleSet().flatMap(set -> project.owner(set).map(Element::id)),
            found.part());
    String place = Places.of(project, at).toString();
    return new Note(found, place, found.text().replaceAll("\\R", " "));
  }
}
