package org.twinkeep.compile.ruleset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.check.Checks;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.compile.node.World;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.Reading;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/**
 * A folder of {@code src/test/resources/golden}: a project, and what each back end makes of it.
 *
 * <p>{@code project.twinkeep.json} is compiled with both back ends; {@code <node>.v4}, {@code
 * <node>.v6} and {@code <node>.nft} are the rulesets, {@code problems.txt} the problems of
 * rulesets.
 */
public record GoldenCase(Path folder) {

  private static final String RULESET = "/etc/twinkeep/ruleset";
  static final Path ROOT = Path.of("src/test/resources/golden");

  public static List<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public String name() {
    return String.valueOf(folder.getFileName());
  }

  public Project project() {
    return switch (ProjectFile.read(folder.resolve("project.twinkeep.json"))) {
      case Reading.Read<Project>(Project project) -> project;
      case Reading.Refused<Project>(List<Problem> problems) ->
          throw new AssertionError(name() + ": " + problems);
    };
  }

  /** What the compiler makes of it now, by file name. */
  SortedMap<String, String> actual() {
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder problems = new StringBuilder();
    Project project = project();
    List<Problem> checked = Checks.run(project); // their advice has tests of its own
    for (Firewall firewall : project.firewalls()) {
      for (Backend backend : Backend.values()) {
        Compilation compilation = compile(project, firewall, backend);
        compilation.drafts().forEach(b -> files.putAll(rulesets(b)));
        compilation.problems().stream()
            .filter(p -> p.isError() || !checked.contains(p))
            .map(p -> firewall.id() + " " + backend + ": " + p + "\n")
            .forEach(problems::append);
      }
    }
    files.put("problems.txt", problems.toString());
    return files;
  }

  public static Compilation compile(Project project, Firewall firewall, Backend backend) {
    return Compiler.rulesetOnly(fixedWorld()).compile(project, firewall.id(), backend);
  }

  /** Names and files that cases may use. */
  public static World fixedWorld() {
    return new World() {
      @Override
      public List<Ip> addresses(String hostName) {
        return switch (hostName) {
          case "dual.example" -> List.of(Ip.parse("192.0.2.80"), Ip.parse("2001:db8:ff::80"));
          case "many.example" -> List.of(Ip.parse("192.0.2.81"), Ip.parse("192.0.2.91"));
          default -> List.of();
        };
      }

      @Override
      public List<String> lines(String path) throws IOException {
        return switch (path) {
          case "/lists/bad" ->
              List.of(
                  "# bad hosts", "203.0.113.5 ; one", "", "203.0.113.64/26", "2001:db8:bad::/48");
          case "/lists/country" -> country();
          case "/lists/empty" -> List.of("# nothing", "");
          case "/lists/broken" -> List.of("203.0.113.5", "203.0.113.x");
          default -> throw new IOException("no such file");
        };
      }
    };
  }

  /** More networks of both families than iptables gets as lines. */
  private static List<String> country() {
    return Stream.concat(
            IntStream.range(0, 60).mapToObj(i -> "192.0.2." + 4 * i + "/31"),
            IntStream.range(0, 50)
                .mapToObj(i -> "2001:db8:c:" + Integer.toHexString(2 * i) + "::/64"))
        .toList();
  }

  private static Map<String, String> rulesets(NodeBundle bundle) {
    return bundle.files().stream()
        .filter(f -> f.path().startsWith("/etc/twinkeep/"))
        .filter(f -> !f.path().equals("/etc/twinkeep/stamps")) // digests, which nobody can read
        .collect(
            Collectors.toMap(
                f -> bundle.node().replace(':', '_') + suffix(f.path()), BundleFile::text));
  }

  private static String suffix(String path) {
    return path.startsWith(RULESET) ? path.substring(RULESET.length()) : "." + last(path);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What is expected, by file name. */
  SortedMap<String, String> expected() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path file : outputs()) {
      files.put(String.valueOf(file.getFileName()), Files.readString(file));
    }
    return files;
  }

  void rewrite(SortedMap<String, String> actual) throws IOException {
    for (Path file : outputs()) {
      Files.delete(file);
    }
    for (Map.Entry<String, String> file : actual.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !Optional.of(f.getFileName().toString()).get().endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
