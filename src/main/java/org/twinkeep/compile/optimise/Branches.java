package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.Statement;

/**
 * The questions of one chain of a tree of prefixes, the first of which that holds counts.
 *
 * @param branches where more prefixes are, first
 * @param otherwise when none of them holds; absent = not found
 */
record Branches(List<Branch> branches, Optional<Statement> otherwise) {

  /**
   * A question.
   *
   * @param tree of which the prefix is asked for
   * @param around what becomes of an address that the tree says nothing of; absent = not found
   */
  record Branch(PrefixTree tree, Optional<Statement> around) {}

  /**
   * Takes a tree apart, always where most entries are.
   *
   * @param around as in a branch
   * @param most questions, one or two more where a prefix cannot be taken apart into less
   */
  static Branches of(PrefixTree tree, Optional<Statement> around, int most) {
    List<Branch> open = new ArrayList<>();
    List<Branch> single = new ArrayList<>();
    Optional<Statement> otherwise = around(tree, around);
    tree.below().forEach(t -> open.add(new Branch(t, otherwise)));
    Comparator<Branch> byEntries = Comparator.comparingInt(b -> b.tree().entries());
    while (!open.isEmpty() && open.size() + single.size() < most) {
      Branch widest = open.stream().max(byEntries).orElseThrow();
      PrefixTree apart = widest.tree();
      if (apart.entries() == 1) {
        break;
      }
      open.remove(widest);
      Optional<Statement> inside = around(apart, widest.around());
      apart.below().forEach(t -> open.add(new Branch(t, inside)));
      if (apart.does().isPresent()) {
        // it holds for what is below, too
        single.addFirst(
            new Branch(PrefixTree.of(apart.prefix(), apart.does(), List.of()), widest.around()));
      }
    }
    open.sort(byEntries.reversed());
    open.addAll(single);
    return new Branches(List.copyOf(open), otherwise);
  }

  private static Optional<Statement> around(PrefixTree tree, Optional<Statement> around) {
    Optional<Statement> does = tree.does().or(() -> around);
    return does.filter(s -> !(s instanceof Statement.Return));
  }
}
