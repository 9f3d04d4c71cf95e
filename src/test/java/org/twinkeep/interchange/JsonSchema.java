package org.twinkeep.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.interchange.json.Json;

/**
 * Checks JSON against a schema: the keywords of JSON Schema 2020-12 that ours uses, and no others.
 */
final class JsonSchema {

  private final Json.Obj root;

  JsonSchema(Json root) {
    this.root = (Json.Obj) root;
  }

  List<String> violations(Json json) {
    List<String> found = new ArrayList<>();
    check(json, root, "", found);
    return found;
  }

  /** All names below any {@code properties}. */
  SortedSet<String> propertyNames() {
    SortedSet<String> names = new TreeSet<>();
    collect(root, names);
    return names;
  }

  private static void collect(Json schema, SortedSet<String> names) {
    switch (schema) {
      case Json.Obj object -> {
        if (object.members().containsKey("properties")) {
          names.addAll(((Json.Obj) object.members().get("properties").value()).members().keySet());
        }
        object.members().values().forEach(member -> collect(member.value(), names));
      }
      case Json.Arr array -> array.items().forEach(item -> collect(item, names));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void check(Json json, Json.Obj schema, String path, List<String> found) {
    schema
        .members()
        .forEach((keyword, member) -> keyword(keyword, member.value(), json, schema, path, found));
  }

  private void keyword(
      String keyword, Json value, Json json, Json.Obj schema, String path, List<String> found) {
    boolean holds =
        switch (keyword) {
          case "$schema", "title", "description", "$defs" -> true;
          case "$ref" -> {
            check(json, definition(text(value)), path, found);
            yield true;
          }
          case "type" -> isOfType(json, text(value));
          case "const" -> same(json, value);
          case "enum" -> items(value).stream().anyMatch(v -> same(json, v));
          case "pattern" -> !(json instanceof Json.Text t) || t.value().matches(text(value));
          case "minLength" -> !(json instanceof Json.Text t) || t.value().length() >= num(value);
          case "minimum" -> !(json instanceof Json.Num n) || n.value() >= num(value);
          case "maximum" -> !(json instanceof Json.Num n) || n.value() <= num(value);
          case "minItems" -> !(json instanceof Json.Arr a) || a.items().size() >= num(value);
          case "maxItems" -> !(json instanceof Json.Arr a) || a.items().size() <= num(value);
          case "required" ->
              !(json instanceof Json.Obj o)
                  || items(value).stream().allMatch(n -> o.members().containsKey(text(n)));
          case "oneOf" -> matching(json, items(value)) == 1;
          case "items" -> {
            if (json instanceof Json.Arr a) {
              a.items().forEach(item -> check(item, (Json.Obj) value, path + "[]", found));
            }
            yield true;
          }
          case "properties" -> {
            if (json instanceof Json.Obj o) {
              checkProperties(o, (Json.Obj) value, path, found);
            }
            yield true;
          }
          case "additionalProperties" -> {
            if (json instanceof Json.Obj o) {
              checkOthers(o, value, schema, path, found);
            }
            yield true;
          }
          default -> throw new IllegalArgumentException("keyword not supported: " + keyword);
        };
    if (!holds) {
      found.add(path + " violates " + keyword + ": " + json);
    }
  }

  private void checkProperties(
      Json.Obj object, Json.Obj properties, String path, List<String> found) {
    object
        .members()
        .forEach(
            (name, member) -> {
              Json.Member schema = properties.members().get(name);
              if (schema != null) {
                check(member.value(), (Json.Obj) schema.value(), path + "." + name, found);
              }
            });
  }

  private void checkOthers(
      Json.Obj object, Json allowed, Json.Obj schema, String path, List<String> found) {
    Json.Member known = schema.members().get("properties");
    object
        .members()
        .forEach(
            (name, member) -> {
              if (known != null && ((Json.Obj) known.value()).members().containsKey(name)) {
                return;
              }
              if (allowed instanceof Json.Obj other) {
                check(member.value(), other, path + "." + name, found);
              } else {
                found.add(path + " has the unknown property " + name);
              }
            });
  }

  private long matching(Json json, List<Json> schemas) {
    return schemas.stream()
        .filter(
            schema -> {
              List<String> found = new ArrayList<>();
              check(json, (Json.Obj) schema, "", found);
              return found.isEmpty();
            })
        .count();
  }

  private Json.Obj definition(String reference) {
    String name = reference.substring("#/$defs/".length());
    Json.Obj definitions = (Json.Obj) root.members().get("$defs").value();
    return (Json.Obj) definitions.members().get(name).value();
  }

  private static boolean isOfType(Json json, String type) {
    return switch (json) {
      case Json.Obj _ -> type.equals("object");
      case Json.Arr _ -> type.equals("array");
      case Json.Text _ -> type.equals("string");
      case Json.Num n ->
          type.equals("number") || type.equals("integer") && n.value() == Math.rint(n.value());
      case Json.Bool _ -> type.equals("boolean");
      case Json.Null _ -> type.equals("null");
    };
  }

  private static boolean same(Json a, Json b) {
    return switch (a) {
      case Json.Text t -> b instanceof Json.Text other && other.value().equals(t.value());
      case Json.Num n -> b instanceof Json.Num other && other.value() == n.value();
      case Json.Bool bool -> b instanceof Json.Bool other && other.value() == bool.value();
      case Json.Obj _, Json.Arr _, Json.Null _ -> false;
    };
  }

  private static List<Json> items(Json json) {
    return ((Json.Arr) json).items();
  }

  private static String text(Json json) {
    return ((Json.Text) json).value();
  }

  private static double num(Json json) {
    return ((Json.Num) json).value();
  }
}
