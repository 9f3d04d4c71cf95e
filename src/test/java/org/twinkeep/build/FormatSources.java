package org.twinkeep.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings Java sources into the project's form; {@code mvn -Pformat} runs it over the whole tree.
 */
final class FormatSources {

  private FormatSources() {}

  public static void main(String[] args) throws IOException, FormatterException {
    for (Path file : javaFiles(Path.of(args[0]))) {
      String before = Files.readString(file);
      String after = format(before);
      if (!after.equals(before)) {
        Files.writeString(file, after);
        System.out.println("formatted " + file);
      }
    }
  }

  static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String format(String source) throws FormatterException {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
