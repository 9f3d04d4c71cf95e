package org.twinkeep.compile.braces;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.bundle.Line;

/** Prints items as lines, four blanks a level. */
public final class Print {

  private static final String INDENT = "    ";

  private final List<Line> lines = new ArrayList<>();

  private Print() {}

  public static List<Line> lines(List<? extends Item> items) {
    Print print = new Print();
    items.forEach(item -> print.item(item, "", ""));
    return List.copyOf(print.lines);
  }

  private void item(Item item, String indent, String around) {
    switch (item) {
      case Gap() -> lines.add(Line.of(""));
      case Comment(String text) -> lines.add(new Line(indent + "# " + text, around));
      case Setting(String text, List<String> origins) ->
          lines.add(
              origins.isEmpty()
                  ? new Line(indent + text, around)
                  : new Line(indent + text, origins));
      case Block(Setting head, List<Item> items, String own) -> {
        String origin = own.isEmpty() ? around : own;
        lines.add(new Line(indent + head.text() + " {", origin));
        items.forEach(i -> item(i, indent + INDENT, origin));
        lines.add(new Line(indent + "}", origin));
      }
    }
  }
}
