package org.twinkeep.interchange.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.Map;

/**
 * Prints JSON so that people can read it and its differences: two blanks of indentation, an object
 * or list on one line where it fits into 120 columns, a line feed at the end.
 */
public final class PrintJson {

  private static final int WIDTH = 120;
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final StringBuilder out = new StringBuilder();

  private PrintJson() {}

  /** The text for a file. */
  public static String laidOut(Json json) {
    PrintJson printer = new PrintJson();
    printer.print(json, 0, 0, 0);
    return printer.out.append('\n').toString();
  }

  /** The text on one line without a line feed. */
  public static String onOneLine(Json json) {
    PrintJson printer = new PrintJson();
    printer.flat(json, NO_LIMIT, true);
    return printer.out.toString();
  }

  /**
   * Prints a value.
   *
   * @param indent blanks before the members of the value's container
   * @param before columns of the line that are taken already
   * @param after columns that must stay free behind the value
   */
  private void print(Json json, int indent, int before, int after) {
    int start = out.length();
    if (flat(json, start + WIDTH - before - after, false)) {
      return;
    }
    out.setLength(start);
    switch (json) {
      case Json.Obj object -> lines(object, indent + 2);
      case Json.Arr array -> lines(array, indent + 2);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> flat(json, NO_LIMIT, true);
    }
  }

  private void lines(Json.Obj object, int indent) {
    out.append('{');
    Iterator<Map.Entry<String, Json.Member>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, Json.Member> member = members.next();
      int start = newLine(indent);
      quoteName(member.getKey());
      out.append(": ");
      int comma = members.hasNext() ? 1 : 0;
      print(member.getValue().value(), indent, out.length() - start, comma);
      out.append(",".repeat(comma));
    }
    newLine(indent - 2);
    out.append('}');
  }

  private void lines(Json.Arr array, int indent) {
    out.append('[');
    Iterator<Json> items = array.items().iterator();
    while (items.hasNext()) {
      Json item = items.next();
      newLine(indent);
      int comma = items.hasNext() ? 1 : 0;
      print(item, indent, indent, comma);
      out.append(",".repeat(comma));
    }
    newLine(indent - 2);
    out.append(']');
  }

  /** Begins a line and returns the position of its first column. */
  private int newLine(int indent) {
    out.append('\n');
    int start = out.length();
    out.repeat(' ', indent);
    return start;
  }

  /** Prints on one line; false as soon as {@code end} is passed or a block wants its lines. */
  private boolean flat(Json json, int end, boolean blocksToo) {
    boolean fits =
        switch (json) {
          case Json.Obj object -> flat(object, end, blocksToo);
          case Json.Arr array -> flat(array, end, blocksToo);
          case Json.Text text -> {
            quote(text.value());
            yield true;
          }
          case Json.Num number -> {
            out.append(text(number.value()));
            yield true;
          }
          case Json.Bool bool -> {
            out.append(bool.value());
            yield true;
          }
          case Json.Null _ -> {
            out.append("null");
            yield true;
          }
        };
    return fits && out.length() <= end;
  }

  private boolean flat(Json.Obj object, int end, boolean blocksToo) {
    if (object.block() && !blocksToo && !object.members().isEmpty()) {
      return false;
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Json.Member> member : object.members().entrySet()) {
      out.append(separator);
      quoteName(member.getKey());
      out.append(": ");
      if (!flat(member.getValue().value(), end, blocksToo)) {
        return false;
      }
      separator = ", ";
    }
    out.append('}');
    return true;
  }

  private boolean flat(Json.Arr array, int end, boolean blocksToo) {
    if (array.block() && !blocksToo && !array.items().isEmpty()) {
      return false;
    }
    out.append('[');
    String separator = "";
    for (Json item : array.items()) {
      out.append(separator);
      if (!flat(item, end, blocksToo)) {
        return false;
      }
      separator = ", ";
    }
    out.append(']');
    return true;
  }

  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    boolean negativeZero = value == 0 && 1 / value < 0;
    return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
  }

  /** Names differ from values in that no parser accepts half surrogates in them. */
  private void quoteName(String name) {
    boolean whole = name.chars().noneMatch(c -> Character.isSurrogate((char) c));
    quote(whole ? name : new String(name.getBytes(UTF_8), UTF_8));
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (mustBeEscaped(text, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Control characters, separators that some programs take for a line end, half surrogates. */
  private static boolean mustBeEscaped(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
