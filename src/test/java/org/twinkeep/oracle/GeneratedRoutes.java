package org.twinkeep.oracle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;

/**
 * The static routes that were generated for a node, put into the kernel in the same words as {@code
 * twinkeep-node} and keepalived use.
 */
final class GeneratedRoutes {

  private static final String OPENS = "virtual_routes {";
  private static final String CLOSES = "}";

  private GeneratedRoutes() {}

  /**
   * Puts them into the kernel of the calling thread's namespace.
   *
   * @param master whether the node has the routes that follow the master
   */
  static void install(NodeBundle bundle, boolean master) throws Exception {
    Stream<String> following = master ? following(bundle) : Stream.empty();
    Kernel.run(
        "ip -batch -",
        Stream.concat(staying(bundle), following)
            .map(words -> "route replace " + words + "\n")
            .collect(Collectors.joining()));
  }

  private static Stream<String> staying(NodeBundle bundle) {
    return lines(bundle, "/etc/twinkeep/routes").filter(line -> !line.startsWith("#"));
  }

  private static Stream<String> following(NodeBundle bundle) {
    List<String> lines =
        lines(bundle, "/etc/keepalived/keepalived.conf").map(String::strip).toList();
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> lines.get(i).equals(OPENS))
        .flatMap(i -> lines.stream().skip(i + 1).takeWhile(line -> !line.equals(CLOSES)));
  }

  private static Stream<String> lines(NodeBundle bundle, String path) {
    return bundle.file(path).map(BundleFile::text).stream().flatMap(String::lines);
  }
}
