package org.twinkeep.bundle;

import java.util.List;
import java.util.Locale;

/**
 * What a bundle consists of, in the two forms that travel with it: {@code manifest.json} for people
 * and programs, and a plain list that the node's shell reads. Same bundle, same bytes.
 *
 * @param bundle the bundle described
 */
public record Manifest(NodeBundle bundle) {

  /** Everything that Twinkeep writes belongs to root. */
  public static final String OWNER = "root:root";

  /** One line a file: {@code sha256 mode owner service path}; the path is last. */
  public String list() {
    StringBuilder list = new StringBuilder();
    for (BundleFile file : bundle.files()) {
      String line =
          String.join(" ", file.sha256(), mode(file), OWNER, file.service().name(), file.path());
      list.append(line).append('\n');
    }
    return list.toString();
  }

  /** The JSON document; members in a fixed order, files sorted by path. */
  public String json() {
    StringBuilder json = new StringBuilder("{\n");
    json.append("  \"format\": ").append(NodeBundle.FORMAT).append(",\n");
    member(json, "project", bundle.project());
    member(json, "firewall", bundle.firewall());
    member(json, "node", bundle.node());
    member(json, "nodeName", bundle.nodeName());
    json.append("  \"packages\": ").append(array(List.copyOf(bundle.packages()))).append(",\n");
    json.append("  \"interfaces\": [");
    rows(json, bundle.interfaces().stream().map(Manifest::row).toList());
    json.append(",\n  \"files\": [");
    rows(json, bundle.files().stream().map(Manifest::row).toList());
    if (!bundle.lookedUp().isEmpty()) { // else the same bytes as before there was this member
      json.append(",\n  \"lookedUp\": [");
      rows(json, bundle.lookedUp().stream().map(Manifest::row).toList());
    }
    return json.append("\n}\n").toString();
  }

  private static String row(NodeBundle.ExpectedInterface expected) {
    return "{\"name\": "
        + quoted(expected.name())
        + ", \"addresses\": "
        + array(expected.addresses())
        + expected.mtu().map(mtu -> ", \"mtu\": " + mtu).orElse("")
        + "}";
  }

  private static String row(LookedUp found) {
    return switch (found) {
      case LookedUp.Name(String name, List<String> addresses) ->
          "{\"name\": " + quoted(name) + ", \"addresses\": " + array(addresses) + "}";
      case LookedUp.Table(String path, int entries) ->
          "{\"table\": " + quoted(path) + ", \"entries\": " + entries + "}";
    };
  }

  private static String row(BundleFile file) {
    return "{\"path\": "
        + quoted(file.path())
        + ", \"mode\": "
        + quoted(mode(file))
        + ", \"owner\": "
        + quoted(OWNER)
        + ", \"sha256\": "
        + quoted(file.sha256())
        + ", \"service\": "
        + quoted(file.service().name().toLowerCase(Locale.ROOT))
        + "}";
  }

  private static void rows(StringBuilder json, List<String> rows) {
    if (!rows.isEmpty()) {
      json.append("\n    ").append(String.join(",\n    ", rows)).append("\n  ");
    }
    json.append(']');
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append("  ").append(quoted(name)).append(": ").append(quoted(value)).append(",\n");
  }

  private static String array(List<String> values) {
    return "[" + String.join(", ", values.stream().map(Manifest::quoted).toList()) + "]";
  }

  private static String mode(BundleFile file) {
    return String.format(Locale.ROOT, "%04o", file.mode());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
