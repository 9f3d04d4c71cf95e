package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ProjectArbitraries;
import org.twinkeep.store.ProjectTables.PartRow;

/** Rows to which differences were applied hold the project that was wanted. */
final class DifferenceTest {

  @Provide
  Arbitrary<List<Project>> steps() {
    return ProjectArbitraries.projects().list().ofMinSize(1).ofMaxSize(3);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void rowsFollowTheProjectFromStepToStep(@ForAll("steps") List<Project> steps) throws Exception {
    Map<Long, PartRow> rows = new HashMap<>();
    Optional<Stored> stored = Optional.empty();
    Fingerprint fingerprint = Fingerprint.NONE;
    long last = 0;
    for (Project project : steps) {
      Difference.Outcome outcome = Difference.between(stored, new Part.Root(project), last);
      outcome.ended().forEach(number -> assertThat(rows.remove(number)).isNotNull());
      for (Difference.Version v : outcome.written()) {
        PartRow row = new PartRow(v.number(), v.kind(), v.parent(), v.position(), v.body());
        assertThat(rows.put(v.number(), row)).isNull();
        last = Math.max(last, v.number());
      }
      stored = Optional.of(outcome.root());
      fingerprint = fingerprint.plus(outcome.change());

      List<PartRow> ordered =
          rows.values().stream().sorted(Comparator.comparing(PartRow::position)).toList();
      Assembly.Result read = Assembly.of(ordered);
      assertThat(((Part.Root) read.root().part()).value()).isEqualTo(project);
      assertThat(read.fingerprint()).isEqualTo(fingerprint);
      assertThat(Difference.between(stored, new Part.Root(project), last).isEmpty()).isTrue();
    }
  }

  @Property(tries = 500)
  void positionsAscendAndFewChange(@ForAll List<Short> moves) {
    List<@Nullable Stored> siblings = new ArrayList<>();
    for (short move : moves) {
      int at = siblings.isEmpty() ? 0 : Math.floorMod(move, siblings.size() + 1);
      if (move % 3 == 0 && at < siblings.size()) {
        siblings.addFirst(siblings.remove(at));
      } else {
        siblings.add(at, null);
      }
      long[] positions =
          Positions.between(0, Positions.END, siblings)
              .orElseGet(() -> Positions.even(siblings.size()));
      int kept = 0;
      for (int i = 0; i < positions.length; i++) {
        assertThat(positions[i]).isGreaterThan(i == 0 ? 0 : positions[i - 1]);
        Stored before = siblings.get(i);
        kept += before != null && before.position() == positions[i] ? 1 : 0;
        siblings.set(i, stored(positions[i]));
      }
      boolean roomy = positions.length < 15;
      assertThat(kept).isGreaterThanOrEqualTo(roomy ? positions.length - 1 : 0);
    }
  }

  private static Stored stored(long position) {
    return new Stored(1, position, new Part.Root(Project.empty("x")), Fingerprint.NONE, List.of());
  }
}
