package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.compile.conntrackd.ConntrackdPart;
import org.twinkeep.compile.keepalived.KeepalivedPart;
import org.twinkeep.compile.system.SystemPart;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;
import org.twinkeep.samples.ProjectArbitraries;

/** Whatever a user types ends as a problem or as a file, never as an exception. */
final class FailoverPropertyTest {

  private static final Compiler COMPILER =
      new Compiler(List.of(new KeepalivedPart(), new ConntrackdPart(), new SystemPart()));

  @Provide
  Arbitrary<Project> projects() {
    return ProjectArbitraries.projects();
  }

  @Property(tries = 200)
  void everyProjectGivesFilesOrErrors(@ForAll("projects") Project project) {
    for (Firewall firewall : project.firewalls()) {
      Compilation compilation = COMPILER.compile(project, firewall.id());
      assertThat(compilation.bundles().isEmpty()).isEqualTo(!compilation.succeeded());
      assertThat(compilation.drafts().isEmpty())
          .isEqualTo(compilation.problems().stream().anyMatch(Problem::isError));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("/bin/true -x", "unbound", "eth9", "name-1"),
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings().withChars("/ab1 \"'`$\\{}!#~;|&<>()\n\t").ofMaxLength(12));
  }

  /** One of five texts is the user's, the others are harmless. */
  @Property(tries = 500)
  void whatUsersTypeIsAWordOrAnError(
      @ForAll @IntRange(max = 4) int field, @ForAll("texts") String typed) {
    List<String> values =
        new ArrayList<>(List.of("name", "/bin/true", "unbound", "/bin/true", "eth2"));
    values.set(field, typed);
    Project pair =
        Pairs.node(
            2,
            n ->
                n.withInterfaces(
                    n.interfaces().stream()
                        .map(i -> i.name().equals("eth2") ? i.withName(values.get(4)) : i)
                        .toList()));
    Project project =
        Pairs.cluster(
            pair,
            c ->
                c.withFailover(
                    c.failover()
                        .withNotifyHook(values.get(3))
                        .withTracked(
                            List.of(Id.of("lj-fw-2:eth2")),
                            List.of(new TrackedScript(values.get(0), values.get(1), 1, 1, 1, 0)),
                            List.of(new TrackedProcess(values.get(0), values.get(2), 0)))));
    Compilation compilation = COMPILER.compile(project, ArticlePair.CLUSTER);
    Statistics.collect(!compilation.drafts().isEmpty());
    for (NodeBundle bundle : compilation.drafts()) {
      for (String path : List.of(KeepalivedPart.PATH, ConntrackdPart.PATH)) {
        String text = bundle.file(path).orElseThrow().text();
        assertThat(text).matches("[A-Za-z0-9_./:@%+,=\"{} ;'\\n#-]*");
        assertThat(text.chars().filter(ch -> ch == '{').count())
            .isEqualTo(text.chars().filter(ch -> ch == '}').count());
      }
    }
    Statistics.coverage(c -> c.check(true).count(n -> n > 50));
  }
}
