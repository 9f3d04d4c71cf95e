package org.twinkeep.interchange.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON text into a tree. Depth, length and number of tokens are limited, so that no text
 * can exhaust the program.
 */
public final class ParseJson {

  /** The longest text that is read, in characters. */
  public static final int MAX_LENGTH = 128 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(40)
                  .maxDocumentLength(MAX_LENGTH)
                  .maxTokenCount(20_000_000)
                  .maxStringLength(1_000_000)
                  .maxNameLength(1_000)
                  .maxNumberLength(40)
                  .build())
          .build();

  private final JsonParser parser;
  private final Faults faults;

  private ParseJson(JsonParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** The tree; empty when the text is not JSON, which is noted among the faults. */
  public static Optional<Json> parse(String text, Faults faults) {
    if (text.stripLeading().startsWith("<")) {
      faults.add(
          "file.xml",
          new Json.At(1, 1),
          "This is XML, not a project of Twinkeep.",
          "Open a *.twinkeep.json file. Files of Firewall Builder cannot be read.");
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        faults.add("file.empty", new Json.At(1, 1), "The text is empty.", "Give a project file.");
        return Optional.empty();
      }
      ParseJson reading = new ParseJson(parser, faults);
      Json tree = reading.value();
      if (parser.nextToken() != null) {
        faults.add(
            "file.syntax",
            reading.here(),
            "Something follows after the end of the JSON value.",
            "Remove it.");
      }
      return Optional.of(tree);
    } catch (StreamConstraintsException e) {
      faults.add("file.too-large", at(e.getLocation()), sentence(e), "Give a smaller file.");
      return Optional.empty();
    } catch (JacksonException e) {
      faults.add(
          "file.syntax",
          at(e.getLocation()),
          "This is not JSON: " + sentence(e),
          "Mend the text here or just before.");
      return Optional.empty();
    }
  }

  private static String sentence(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    String message = first.replaceAll(" ?\\((start marker at|for [^\\[()]*starting at) .*", "");
    return message.endsWith(".") ? message : message + ".";
  }

  private Json value() {
    Json.At at = here();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_STRING -> new Json.Text(parser.getString(), at);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDoubleValue(), at);
      case VALUE_TRUE -> new Json.Bool(true, at);
      case VALUE_FALSE -> new Json.Bool(false, at);
      case VALUE_NULL -> new Json.Null(at);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private Json.Obj object(Json.At at) {
    SequencedMap<String, Json.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Json.At nameAt = here();
      parser.nextToken();
      if (members.putIfAbsent(name, new Json.Member(nameAt, value())) != null) {
        faults.add(
            "file.property.twice",
            nameAt,
            "'" + name + "' is given a second time.",
            "Keep one of the two.");
      }
    }
    return new Json.Obj(members, false, at);
  }

  private Json.Arr array(Json.At at) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Json.Arr(items, false, at);
  }

  private Json.At here() {
    return at(parser.currentTokenLocation());
  }

  /** Jackson leaves out the location of a few faults, such as an overlong number. */
  private static Json.At at(@Nullable TokenStreamLocation location) {
    return location == null
        ? Json.At.NOWHERE
        : new Json.At(location.getLineNr(), location.getColumnNr());
  }
}
