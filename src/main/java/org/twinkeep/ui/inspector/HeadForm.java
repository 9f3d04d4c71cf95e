package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Head;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;

/** What every object has: name, comment, and how it is filed and found. */
final class HeadForm {

  private HeadForm() {}

  static <E> void name(Fields<E> fields, Function<E, Head> head, BiFunction<E, Head, E> with) {
    fields.line(
        "Name",
        "",
        e -> head.apply(e).name(),
        Parser.required("a name"),
        (e, name) -> with.apply(e, head.apply(e).withName(name)));
  }

  static <E> void comment(Fields<E> fields, Function<E, Head> head, BiFunction<E, Head, E> with) {
    fields.value(
        "Comment",
        "What it is, who knows more",
        TextEntry.Shape.LINES,
        e -> head.apply(e).comment(),
        Parser.text(),
        (e, comment) -> with.apply(e, head.apply(e).withComment(comment)));
  }

  /** Tags, colour and folder. */
  static <E> void filing(Fields<E> fields, Function<E, Head> head, BiFunction<E, Head, E> with) {
    fields
        .line(
            "Tags",
            "Words, for searching and dynamic groups",
            e -> String.join(", ", head.apply(e).tags()),
            Typed::tags,
            (e, tags) -> with.apply(e, head.apply(e).withTags(tags)))
        .text(
            "Folder",
            "Names joined by /",
            e -> head.apply(e).folder(),
            (e, folder) -> with.apply(e, head.apply(e).withFolder(folder)))
        .choice(
            "Colour",
            HeadForm::colours,
            colour -> colour.map(Words::of).orElse("None"),
            e -> head.apply(e).colour(),
            (e, colour) -> with.apply(e, head.apply(e).withColour(colour)));
  }

  /** All colours, none first. */
  static List<Optional<Colour>> colours() {
    List<Optional<Colour>> all = new ArrayList<>(List.of(Optional.empty()));
    for (Colour colour : Colour.values()) {
      all.add(Optional.of(colour));
    }
    return all;
  }
}
