package org.twinkeep.ui.kit.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A list of things that one can go to; when it can be edited, also add to and take out of. */
public final class LinksEntry implements Entry {

  /**
   * A thing.
   *
   * @param id what {@code open} and the editing functions get
   * @param title its name
   * @param icon an Ikonli name
   * @param detail more about it; may be empty
   */
  public record Link(String id, String title, String icon, String detail) {}

  /**
   * How the list is edited.
   *
   * @param suggest what may be added, for what is typed
   * @param accepts whether one of these ids can be added
   * @param add adds those that fit
   * @param remove takes one out
   */
  public record Editing(
      Function<String, List<Link>> suggest,
      Function<List<String>, Boolean> accepts,
      Consumer<List<String>> add,
      Consumer<String> remove) {}

  private final String label;
  private final String empty;
  private final Supplier<List<Link>> read;
  private final Consumer<String> open;
  private final Optional<Editing> editing;
  private final ObservableList<Link> links;

  /**
   * A list.
   *
   * @param empty what an empty list means, in a few words
   * @param open leads to a thing
   * @param editing absent = the list only shows
   */
  public LinksEntry(
      String label,
      String empty,
      Supplier<List<Link>> read,
      Consumer<String> open,
      Optional<Editing> editing) {
    this.label = label;
    this.empty = empty;
    this.read = read;
    this.open = open;
    this.editing = editing;
    this.links = FXCollections.observableArrayList(read.get());
  }

  @Override
  public String label() {
    return label;
  }

  public String empty() {
    return empty;
  }

  public ObservableList<Link> links() {
    return FXCollections.unmodifiableObservableList(links);
  }

  public void open(Link link) {
    open.accept(link.id());
  }

  public Optional<Editing> editing() {
    return editing;
  }

  @Override
  public void refresh() {
    List<Link> now = read.get();
    if (!now.equals(links)) {
      links.setAll(now);
    }
  }
}
