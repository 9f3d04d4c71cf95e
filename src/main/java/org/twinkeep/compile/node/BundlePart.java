package org.twinkeep.compile.node;

import java.util.function.Consumer;
import org.twinkeep.problem.Problem;

/**
 * Something that contributes files to the bundle of a node. A pure function: the same context gives
 * the same files.
 */
@FunctionalInterface
public interface BundlePart {

  /**
   * What the part has for one node.
   *
   * @param problems takes what is wrong; after an error no bundle is made
   */
  Contribution contribute(NodeContext context, Consumer<Problem> problems);
}
