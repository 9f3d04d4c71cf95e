package org.twinkeep.interchange.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A JSON value and where it stood in its text. */
public sealed interface Json {

  /** Where the value begins. */
  At at();

  /** What people call a value of this type: {@code a text}, {@code a number}, … */
  String typeName();

  /**
   * A position in a text.
   *
   * @param line from 1; 0 = the value was not read from a text
   * @param column from 1, in characters
   */
  record At(int line, int column) implements Comparable<At> {
    /** Of values that were made, not read. */
    public static final At NOWHERE = new At(0, 0);

    @Override
    public int compareTo(At other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : Integer.compare(column, other.column);
    }
  }

  /**
   * A property of an object.
   *
   * @param at where its name stands
   * @param value its value
   */
  record Member(At at, Json value) {}

  /**
   * Named values in their order.
   *
   * @param members by name
   * @param block whether it is printed with a line for each member even where it would fit on one
   * @param at its position
   */
  record Obj(SequencedMap<String, Member> members, boolean block, At at) implements Json {
    /** Copies the members. */
    public Obj {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    @Override
    public String typeName() {
      return "an object {…}";
    }
  }

  /**
   * Values in their order.
   *
   * @param items the values
   * @param block whether it is printed with a line for each item even where it would fit on one
   * @param at its position
   */
  record Arr(List<Json> items, boolean block, At at) implements Json {
    /** Copies the items. */
    public Arr {
      items = List.copyOf(items);
    }

    public static Arr of(List<? extends Json> items) {
      return new Arr(List.copyOf(items), false, At.NOWHERE);
    }

    /** The same items, each on a line of its own. */
    public Arr asBlock() {
      return new Arr(items, true, at);
    }

    @Override
    public String typeName() {
      return "a list […]";
    }
  }

  /** A text. */
  record Text(String value, At at) implements Json {
    public static Text of(String value) {
      return new Text(value, At.NOWHERE);
    }

    @Override
    public String typeName() {
      return "a text";
    }
  }

  /** A number. */
  record Num(double value, At at) implements Json {
    public static Num of(double value) {
      return new Num(value, At.NOWHERE);
    }

    @Override
    public String typeName() {
      return "a number";
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value, At at) implements Json {
    public static Bool of(boolean value) {
      return new Bool(value, At.NOWHERE);
    }

    @Override
    public String typeName() {
      return Boolean.toString(value);
    }
  }

  /** {@code null}. */
  record Null(At at) implements Json {
    @Override
    public String typeName() {
      return "null";
    }
  }
}
