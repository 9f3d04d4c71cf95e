package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** What is wrong with a draft, page by page. A draft without errors makes a sound cluster. */
public final class DraftProblems {

  private final Map<Page, List<Problem>> byPage = new EnumMap<>(Page.class);

  private DraftProblems() {}

  /** Checks everything. */
  public static DraftProblems of(ClusterDraft draft) {
    DraftProblems problems = new DraftProblems();
    new NodesPage(draft, problems).check();
    new NetworksPage(draft, problems).check();
    new VirtualAddressesPage(draft, problems).check();
    new PolicyPage(draft, problems).check();
    return problems;
  }

  /** The problems of one page, in the order of its fields. */
  public List<Problem> on(Page page) {
    return Collections.unmodifiableList(byPage.getOrDefault(page, List.of()));
  }

  /** Whether nothing on this page stops the way. */
  public boolean isDone(Page page) {
    return on(page).stream().noneMatch(Problem::isError);
  }

  /** Whether the cluster can be made. */
  public boolean isDone() {
    return byPage.values().stream().flatMap(List::stream).noneMatch(Problem::isError);
  }

  void error(Page page, String id, String field, String message, String remedy) {
    add(page, Problem.error("draft." + id, place(page, field), message, remedy));
  }

  void warning(Page page, String id, String field, String message, String remedy) {
    add(page, Problem.warning("draft." + id, place(page, field), message, remedy));
  }

  private static Place place(Page page, String field) {
    return Place.named(page.title()).in(field);
  }

  private void add(Page page, Problem problem) {
    byPage.computeIfAbsent(page, p -> new ArrayList<>()).add(problem);
  }
}
