package org.twinkeep.ui.objects;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.twinkeep.check.Places;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.ElementSearch;
import org.twinkeep.edit.FindUses;
import org.twinkeep.edit.GroupEdits;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.NewObject;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandardLibrary;
import org.twinkeep.ui.kit.NaturalOrder;
import org.twinkeep.workbench.Described;
import org.twinkeep.workbench.Workbench;

/** The tree that is shown, and what can be done with its objects. */
final class ObjectsViewModel {

  private static final RuleSets NO_RULES = new RuleSets(List.of(), List.of(), List.of());

  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<Entry> shown;
  private final StringProperty filter = new SimpleStringProperty("");
  private Project lastProject;
  private Entry whole;

  ObjectsViewModel(Workbench workbench) {
    this.workbench = workbench;
    this.lastProject = workbench.project();
    this.whole = ObjectTree.of(lastProject);
    this.shown = new ReadOnlyObjectWrapper<>(whole);
    workbench.projectProperty().addListener((property, before, after) -> project(after));
    filter.addListener((property, before, after) -> filter());
  }

  /** The tree, filtered. */
  ReadOnlyObjectProperty<Entry> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Words that all must match: a part of a name, an address, a port, a tag, a comment. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Makes an object, selects it and returns its id. */
  Id create(NewObject kind, String folder) {
    ProjectObject object = kind.in(workbench.project(), folder);
    workbench.apply(ObjectEdits.put("New " + object.name(), object));
    workbench.selection().select(object.id());
    return object.id();
  }

  /** Copies objects under fresh names and selects the copies. */
  void duplicate(List<Element> elements) {
    Project project = workbench.project();
    Set<Id> used = new HashSet<>(Ids.used(project));
    List<ProjectObject> copies =
        elements.stream()
            .filter(ProjectObject.class::isInstance)
            .map(ProjectObject.class::cast)
            .map(object -> copy(object, used))
            .toList();
    workbench.apply(
        Edit.all(
            "Duplicate " + names(elements),
            copies.stream().map(o -> ObjectEdits.put("", o)).toList()));
    workbench.selection().select(copies.stream().map(ProjectObject::id).toList());
  }

  private static ProjectObject copy(ProjectObject object, Set<Id> used) {
    Id id = Ids.fresh(used, object.name());
    used.add(id);
    String name = id.value().startsWith(object.id().value()) ? id.value() : object.name();
    String folder = object.id().isStandard() ? "" : object.head().folder();
    return object.withHead(object.head().withId(id).withName(name).withFolder(folder));
  }

  /** Renames; a name without characters, or the same one, changes nothing. */
  void rename(Element element, String name) {
    if (!name.isBlank() && !name.strip().equals(element.name())) {
      workbench.apply(ElementEdits.rename(element.id(), name.strip()));
    }
  }

  /** Why one of the elements cannot be deleted. */
  Optional<String> whyKept(List<Element> elements) {
    return elements.stream()
        .flatMap(e -> ElementEdits.whyKept(workbench.project(), e).stream())
        .findFirst();
  }

  /** Every reference to the elements, apart from those they hold themselves. */
  List<Reference> references(Collection<Element> elements) {
    Set<Id> targets = elements.stream().map(Element::id).collect(Collectors.toSet());
    return References.all(workbench.project())
        .filter(r -> targets.contains(r.target()) && !targets.contains(r.holder()))
        .distinct()
        .toList();
  }

  /** Every place that refers to the elements, in words. */
  List<String> uses(Collection<Element> elements) {
    return references(elements).stream().map(this::place).distinct().toList();
  }

  /** The place of a reference in words. */
  String place(Reference reference) {
    return Places.of(workbench.project(), reference).toString();
  }

  /** Kind, content and comment of what a line shows; empty for folders. */
  String tooltip(Entry entry) {
    return entry
        .element()
        .map(
            e -> {
              String comment = e instanceof ProjectObject o ? o.head().comment() : "";
              String kind = Described.of(e).kind() + (entry.detail().isEmpty() ? "" : ": ");
              return kind + entry.detail() + (comment.isEmpty() ? "" : "\n" + comment);
            })
        .orElse("");
  }

  /** Deletes; every reference stays and becomes an error. */
  void delete(List<Element> elements) {
    workbench.apply(
        ElementEdits.delete(
            "Delete " + names(elements), elements.stream().map(Element::id).toList()));
    workbench.selection().clear();
  }

  /** What fits in every place that uses the elements, by name; none when a place takes no other. */
  List<Element> replacements(List<Element> deleted) {
    List<Reference> uses = references(deleted);
    if (!uses.stream().allMatch(FindUses::isReplaceable)) {
      return List.of();
    }
    Project project = workbench.project();
    return Stream.concat(project.objects().stream(), StandardLibrary.all().stream())
        .map(Element.class::cast)
        .filter(e -> !deleted.contains(e))
        .filter(e -> FindUses.misfits(project, uses, e.id()).isEmpty())
        .sorted(Comparator.comparing(Element::name, NaturalOrder.BY_NAME))
        .toList();
  }

  /** Puts another element in every place that uses these, and deletes them. */
  void replace(List<Element> deleted, Element by) {
    String title = "Replace " + names(deleted) + " by " + by.name();
    workbench.apply(
        Edit.all(
            title,
            List.of(
                FindUses.replace(title, references(deleted), by.id()),
                ElementEdits.delete(title, deleted.stream().map(Element::id).toList()))));
    workbench.selection().select(by.id());
  }

  /** Those of the ids that can be filed in a folder: the project's own objects. */
  List<Id> filable(List<Id> ids) {
    return ids.stream().filter(id -> workbench.project().objects().find(id).isPresent()).toList();
  }

  /** Files objects in a folder; an empty path takes them out of any. */
  void file(List<Id> ids, String folder) {
    workbench.apply(
        Edit.all(
            folder.isEmpty() ? "Take out of the folder" : "Move to " + folder,
            ids.stream()
                .map(
                    id ->
                        ElementEdits.change(
                            "",
                            id,
                            ProjectObject.class,
                            o -> o.withHead(o.head().withFolder(folder))))
                .toList()));
  }

  /** Which of the dragged ids may become members of a group; none when it is no group. */
  List<Id> acceptable(Element group, List<Id> ids) {
    Project project = workbench.project();
    return ids.stream()
        .filter(
            id ->
                project.element(id).filter(e -> GroupEdits.accepts(project, group, e)).isPresent())
        .toList();
  }

  void addToGroup(Element group, List<Id> ids) {
    workbench.apply(GroupEdits.add(group, acceptable(group, ids)));
  }

  /** The first name, or how many there are. */
  static String names(List<? extends Element> elements) {
    return elements.size() == 1 ? elements.getFirst().name() : elements.size() + " objects";
  }

  private void project(Project project) {
    boolean same =
        project.objects().equals(lastProject.objects())
            && withoutRules(project).equals(withoutRules(lastProject));
    lastProject = project;
    if (!same) {
      whole = ObjectTree.of(project);
      filter();
    }
  }

  /** The firewalls without their {@link RuleSet}s, which the tree does not show. */
  private static List<?> withoutRules(Project project) {
    return project.firewalls().stream().map(f -> f.withRuleSets(NO_RULES)).toList();
  }

  private void filter() {
    String text = filter.get().strip();
    if (text.isEmpty()) {
      shown.set(whole);
      return;
    }
    List<Set<Id>> found = Stream.of(text.split("\\s+")).map(this::matching).toList();
    Set<Id> wanted =
        found.getFirst().stream()
            .filter(id -> found.stream().allMatch(set -> set.contains(id)))
            .collect(Collectors.toSet());
    shown.set(ObjectTree.pruned(whole, wanted));
  }

  private Set<Id> matching(String word) {
    return ElementSearch.find(lastProject, e -> true, word, Integer.MAX_VALUE).stream()
        .map(match -> match.element().id())
        .collect(Collectors.toSet());
  }
}
