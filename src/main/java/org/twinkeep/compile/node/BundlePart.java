package org.twinkeep.compile.node;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.problem.Problem;

/**
 * Something that contributes files to the bundle of a node. A pure function: the same context gives
 * the same files.
 */
@FunctionalInterface
public interface BundlePart {

  /**
   * The files for one node; none when the part has nothing to do for it.
   *
   * @param problems takes what is wrong; after an error no bundle is made
   */
  List<BundleFile> files(NodeContext context, Consumer<Problem> problems);

  /**
   * Sentences about single rules, each with the id of its rule: why it became what it did. One that
   * begins with {@code #} is the rule's title.
   */
  default List<Line> explanation(NodeContext context) {
    return List.of();
  }

  /** Debian names of the packages that the files need. */
  default Set<String> packages(NodeContext context) {
    return Set.of();
  }
}
