package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.model.Element;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;

/** The files that nodes get besides the generated ones: a list, and a section for each. */
final class ExtraFileForms {

  private static final int PERMISSIONS = 0777;

  /** A long path begins beside its number and not below it. */
  private static final String NO_BREAK = "\u00a0\u00a0";

  private ExtraFileForms() {}

  /** Which there are, and a way to have another. */
  static void list(Fields<FirewallSettings> fields, Id firewall) {
    fields
        .note(
            s ->
                "The nodes get these files besides the generated ones, and what they had before when"
                    + " a file goes. Everybody who has the project can read the text: put no"
                    + " passwords and no keys into it.")
        .note(s -> listed(fields.context(), s.extraFiles()))
        .action(
            "Add extra file",
            "mdi2p-plus",
            s -> fields.context().workbench().apply(FirewallParts.addExtraFile(firewall)));
  }

  private static String listed(Context context, List<ExtraFile> files) {
    List<String> lines = new ArrayList<>();
    for (ExtraFile file : files) {
      String path = file.path().isEmpty() ? "no path yet" : file.path();
      String node = file.node().map(id -> " (" + nodeName(context, id) + ")").orElse("");
      lines.add(lines.size() + 1 + NO_BREAK + path + node);
    }
    return lines.isEmpty() ? "No extra file yet." : String.join("\n", lines);
  }

  /** One of them. */
  static void file(Fields<FirewallSettings> fields, Firewall firewall, int index) {
    Context context = fields.context();
    fields.part(
        s -> at(s, index),
        (s, file) -> s.withExtraFiles(replace(s.extraFiles(), index, file)),
        f ->
            f.line(
                    "Path",
                    "/etc/modprobe.d/local.conf",
                    ExtraFile::path,
                    ExtraFileForms::path,
                    ExtraFile::withPath)
                .choice(
                    "Goes to",
                    () -> nodes(context, firewall.id(), index),
                    id -> id.map(node -> nodeName(context, node)).orElse("All nodes"),
                    ExtraFile::node,
                    ExtraFile::withNode)
                .line(
                    "Permissions",
                    "644: root writes, all read",
                    file -> String.format(Locale.ROOT, "%04o", file.mode()),
                    ExtraFileForms::mode,
                    ExtraFile::withMode)
                .choice(
                    "When it changes",
                    () -> List.of(ExtraFile.Service.values()),
                    ExtraFileForms::acts,
                    ExtraFile::service,
                    ExtraFile::withService)
                .value(
                    "Content",
                    "Nothing; an empty file",
                    TextEntry.Shape.CODE,
                    ExtraFile::text,
                    String::stripTrailing,
                    ExtraFile::withText)
                .text("What it is for", "", ExtraFile::comment, ExtraFile::withComment));
    fields.action(
        "Remove this file",
        "mdi2t-trash-can-outline",
        s -> context.workbench().apply(FirewallParts.removeExtraFile(firewall.id(), index)));
  }

  private static ExtraFile at(FirewallSettings settings, int index) {
    List<ExtraFile> files = settings.extraFiles();
    return index < files.size() ? files.get(index) : ExtraFile.empty();
  }

  private static List<ExtraFile> replace(List<ExtraFile> files, int index, ExtraFile file) {
    List<ExtraFile> changed = new ArrayList<>(files);
    if (index < changed.size()) {
      changed.set(index, file);
    }
    return changed;
  }

  /** All, each of them, and the one that was chosen though it is gone. */
  private static List<Optional<Id>> nodes(Context context, Id firewall, int index) {
    Stream<Id> ids =
        context.project().firewall(firewall).stream()
            .flatMap(
                f ->
                    Stream.concat(
                        f.nodes().stream().map(Element::id),
                        at(f.settings(), index).node().stream()))
            .distinct();
    return Stream.concat(Stream.of(Optional.<Id>empty()), ids.map(Optional::of)).toList();
  }

  private static String nodeName(Context context, Id node) {
    return context.link(node).title();
  }

  private static String path(String text) {
    String path = text.strip();
    if (!ExtraFile.isUsablePath(path)) {
      throw new IllegalArgumentException(
          "Give an absolute path without blanks and quotes, such as /etc/modprobe.d/local.conf.");
    }
    return path;
  }

  private static int mode(String text) {
    Parser<String> digits = Parser.required("permissions, such as 644");
    String mode = digits.parse(text);
    if (!mode.matches("[0-7]{3,4}") || Integer.parseInt(mode, 8) > PERMISSIONS) {
      throw new IllegalArgumentException(
          "Give three octal digits: 644 for all to read, 600 for root alone, 755 for programs.");
    }
    return Integer.parseInt(mode, 8);
  }

  private static String acts(ExtraFile.Service service) {
    return switch (service) {
      case NONE -> "Nothing reads it anew";
      case SYSTEMD -> "systemd reads its units anew";
      case KEEPALIVED -> "keepalived reloads";
      case CONNTRACKD -> "conntrackd restarts";
    };
  }
}
