package org.twinkeep.samples;

import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Point;
import org.twinkeep.model.Project;

/**
 * Arbitrary projects that use everything the model can say. Ids are unique, references lead to what
 * exists and may stand where they are, groups have no cycles; texts, numbers and combinations are
 * whatever a user may type, sensible or not.
 */
public final class ProjectArbitraries {

  private ProjectArbitraries() {}

  public static Arbitrary<Project> projects() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2))
        .as(Shape::new)
        .flatMap(ProjectArbitraries::projects);
  }

  private static Arbitrary<Project> projects(Shape shape) {
    Arbitrary<Double> number = Arbitraries.doubles().between(-10_000, 10_000);
    Arbitrary<SortedMap<Id, Point>> diagram =
        Arbitraries.maps(
                Arbitraries.of(shape.addressCell()),
                Combinators.combine(number, number).as(Point::new))
            .ofMaxSize(2)
            .map(TreeMap::new);
    Arbitrary<Acknowledgement> acknowledgement =
        Combinators.combine(
                Arbitraries.of("rule.shadowed", "cluster.masquerade"),
                ArbitraryValues.texts(),
                ArbitraryValues.texts().map(t -> t + "because"))
            .as(Acknowledgement::new);
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.texts(),
            ArbitraryObjects.objects(shape).map(ObjectTable::of),
            ArbitraryFirewalls.firewalls(shape),
            diagram,
            acknowledgement.list().ofMaxSize(2))
        .as(Project::new);
  }
}
