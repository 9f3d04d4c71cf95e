package org.twinkeep.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.twinkeep.check.Places;
import org.twinkeep.edit.ElementSearch;
import org.twinkeep.edit.References;
import org.twinkeep.edit.Summaries;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.ui.kit.form.LinksEntry;
import org.twinkeep.ui.kit.form.LinksEntry.Editing;
import org.twinkeep.ui.kit.form.LinksEntry.Link;
import org.twinkeep.workbench.Described;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** What forms share: the open project and the way to other things. */
record Context(Workbench workbench, Navigator navigator, OpenRules rules) {

  private static final int SUGGESTIONS = 12;
  private static final String MISSING = "mdi2h-help-circle-outline";

  Project project() {
    return workbench.project();
  }

  /** A link to an element; one that does not exist is shown as missing. */
  Link link(Id id) {
    return project()
        .element(id)
        .map(this::link)
        .orElseGet(() -> new Link(id.value(), id.value(), MISSING, "missing"));
  }

  Link link(Element element) {
    return new Link(
        element.id().value(),
        element.name(),
        Described.of(element).icon(),
        Summaries.of(project(), element));
  }

  /** Links that cannot be edited. */
  LinksEntry links(String label, String empty, java.util.function.Supplier<List<Id>> ids) {
    return new LinksEntry(
        label,
        empty,
        () -> ids.get().stream().map(this::link).toList(),
        id -> navigator.show(Id.of(id)),
        Optional.empty());
  }

  /**
   * Links that can be edited.
   *
   * @param fits which elements may be added
   */
  LinksEntry editableLinks(
      String label,
      String empty,
      java.util.function.Supplier<List<Id>> ids,
      Predicate<Element> fits,
      java.util.function.Consumer<List<Id>> add,
      java.util.function.Consumer<Id> remove) {
    Function<String, List<Link>> suggest =
        typed ->
            ElementSearch.find(
                    project(), e -> fits.test(e) && !ids.get().contains(e.id()), typed, SUGGESTIONS)
                .stream()
                .map(match -> link(match.element()))
                .toList();
    Function<List<String>, List<Id>> fitting =
        texts ->
            texts.stream()
                .map(Id::of)
                .filter(id -> project().element(id).filter(fits).isPresent())
                .toList();
    return new LinksEntry(
        label,
        empty,
        () -> ids.get().stream().map(this::link).toList(),
        id -> navigator.show(Id.of(id)),
        Optional.of(
            new Editing(
                suggest,
                texts -> !fitting.apply(texts).isEmpty(),
                texts -> add.accept(fitting.apply(texts)),
                text -> remove.accept(Id.of(text)))));
  }

  /** Every place that refers to an element; a click leads there. */
  LinksEntry usedBy(Id id) {
    return new LinksEntry(
        "",
        "Nothing refers to it.",
        () ->
            References.to(project(), id).stream()
                .map(
                    r ->
                        new Link(
                            r.holder().value(),
                            Places.of(project(), r).toString(),
                            project()
                                .element(r.holder())
                                .map(e -> Described.of(e).icon())
                                .orElse("mdi2t-table-row"),
                            ""))
                .distinct()
                .toList(),
        holder -> navigator.show(Id.of(holder)),
        Optional.empty());
  }
}
