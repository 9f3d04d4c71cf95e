package org.twinkeep.compile.node;

import java.util.List;
import java.util.Set;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.LookedUp;

/**
 * What a part adds to the bundle of a node.
 *
 * @param files the files; none when the part has nothing to do for the node
 * @param packages Debian names of the packages that the files need
 * @param explanation sentences about single rules, each with the id of its rule: why it became what
 *     it did. One that begins with {@code #} is the rule's title
 * @param lookedUp what was found outside the project
 */
public record Contribution(
    List<BundleFile> files, Set<String> packages, List<Line> explanation, List<LookedUp> lookedUp) {

  /** Nothing. */
  public static final Contribution NONE = new Contribution(List.of(), Set.of());

  /** Copies. */
  public Contribution {
    files = List.copyOf(files);
    packages = Set.copyOf(packages);
    explanation = List.copyOf(explanation);
    lookedUp = List.copyOf(lookedUp);
  }

  /** From the project alone. */
  public Contribution(List<BundleFile> files, Set<String> packages, List<Line> explanation) {
    this(files, packages, explanation, List.of());
  }

  /** Files that are not about single rules. */
  public Contribution(List<BundleFile> files, Set<String> packages) {
    this(files, packages, List.of());
  }
}
