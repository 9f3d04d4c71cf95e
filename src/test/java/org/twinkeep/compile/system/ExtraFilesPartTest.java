package org.twinkeep.compile.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Manifest;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.check.Checks;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Extra files in the bundles of nodes. */
final class ExtraFilesPartTest {

  private static final ExtraFile MODULES =
      new ExtraFile(
          "/etc/modprobe.d/local.conf",
          0640,
          "# two lines\n\n\toptions bonding\n",
          Optional.empty(),
          ExtraFile.Service.NONE,
          "");
  private static final ExtraFile UNIT =
      ExtraFile.empty()
          .withPath("/etc/systemd/system/tell-us.service")
          .withText("[Service]")
          .withNode(Optional.of(Id.of("lj-fw-2")))
          .withService(ExtraFile.Service.SYSTEMD);

  private static Project with(ExtraFile... files) {
    return Pairs.cluster(c -> c.withSettings(c.settings().withExtraFiles(List.of(files))));
  }

  private static List<NodeBundle> bundles(Project project, Backend backend) {
    Compilation compilation =
        new Compiler().compile(project, project.firewalls().getFirst().id(), backend);
    assertThat(compilation.problems()).filteredOn(Problem::isError).isEmpty();
    return compilation.bundles();
  }

  @Example
  void eachNodeGetsWhatIsForIt() {
    List<NodeBundle> bundles = bundles(with(MODULES, UNIT), Backend.NFTABLES);
    assertThat(bundles)
        .allSatisfy(
            bundle ->
                assertThat(bundle.file(MODULES.path()))
                    .hasValueSatisfying(
                        f -> {
                          assertThat(f.text()).isEqualTo("# two lines\n\n\toptions bonding\n");
                          assertThat(f.mode()).isEqualTo(0640);
                          assertThat(f.service()).isEqualTo(ActingService.NONE);
                          assertThat(f.lines().getFirst().origin()).isEqualTo("lj-fw");
                        }));
    assertThat(bundles.get(0).file(UNIT.path())).isEmpty();
    assertThat(bundles.get(1).file(UNIT.path()).map(BundleFile::service))
        .contains(ActingService.SYSTEMD);
  }

  @Example
  void anEmptyTextIsAnEmptyFile() {
    BundleFile file =
        bundles(with(MODULES.withText("\n")), Backend.NFTABLES)
            .getFirst()
            .file(MODULES.path())
            .orElseThrow();
    assertThat(file.text()).isEmpty();
  }

  @Example
  void theOrderInTheSettingsDoesNotMatter() {
    Stream<Project> orders = Stream.of(with(MODULES, UNIT), with(UNIT, MODULES));
    assertThat(
            orders
                .map(p -> bundles(p, Backend.NFTABLES).stream().map(Manifest::new))
                .map(manifests -> manifests.map(Manifest::list).toList())
                .distinct())
        .hasSize(1);
  }

  /** Else a bundle would have two files with one path. */
  @Example
  void noPathOfABundleCanBeTakenByAnExtraFile() {
    for (Backend backend : Backend.values()) {
      for (NodeBundle bundle : bundles(ArticlePair.project(), backend)) {
        for (BundleFile file : NodeProgram.in(bundle).files()) {
          assertThat(Checks.run(with(MODULES.withPath(file.path()))))
              .as(file.path())
              .extracting(Problem::id)
              .containsExactly("firewall.file.generated");
        }
      }
    }
    for (BundleFile file : Units.refresh()) {
      assertThat(Checks.run(with(MODULES.withPath(file.path()))))
          .extracting(Problem::id)
          .containsExactly("firewall.file.generated");
    }
  }

  /** A path that the checks take is one that a bundle can have. */
  @Property(tries = 500)
  void usablePathsCanBeInABundle(
      @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String path) {
    if (ExtraFile.isUsablePath("/" + path)) {
      assertThat(new BundleFile("/" + path, 0, ActingService.NONE, List.of()).text()).isEmpty();
    }
  }
}
