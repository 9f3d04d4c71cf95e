package org.twinkeep.oracle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;

/** Fills the sets that a node would fill, with what the golden cases' world answers. */
final class LookedUp {

  private static final String LOOKUPS = "/etc/twinkeep/lookups";

  private LookedUp() {}

  static String nft(NodeBundle bundle) {
    return lines(bundle)
        .map(
            words ->
                elements(words).stream()
                    .map(e -> "add element inet twinkeep " + words[2] + " { " + e + " }\n")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  static String ipset(NodeBundle bundle) {
    Optional<BundleFile> sets = bundle.file("/etc/twinkeep/sets/lookups.ipset");
    Optional<BundleFile> large = bundle.file("/etc/twinkeep/sets/addresses.ipset");
    return large.map(BundleFile::text).orElse("")
        + sets.map(BundleFile::text).orElse("")
        + lines(bundle)
            .flatMap(words -> elements(words).stream().map(e -> "add " + words[2] + " " + e + "\n"))
            .collect(Collectors.joining());
  }

  private static Stream<String[]> lines(NodeBundle bundle) {
    return bundle.file(LOOKUPS).stream()
        .flatMap(f -> f.text().lines())
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split(" "));
  }

  private static List<String> elements(String[] words) {
    Family family = Family.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
    return answer(words[0], words[4]).filter(e -> IpRange.parse(e).family() == family).toList();
  }

  private static Stream<String> answer(String kind, String target) {
    World world = GoldenCase.fixedWorld();
    try {
      return kind.equals("name")
          ? world.addresses(target).stream().map(Object::toString)
          : world.lines(target).stream()
              .map(l -> l.replaceFirst("[#;].*", "").strip())
              .filter(l -> !l.isEmpty());
    } catch (IOException e) {
      throw new AssertionError(target, e);
    }
  }
}
