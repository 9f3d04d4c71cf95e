package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Project;
import org.twinkeep.samples.Pairs;

/** Files of the administrator come, change and go like generated ones; the former ones return. */
final class NodeExtraFilesToolIT {

  private static final String PATH = "/etc/modprobe.d/local@x,y=z.conf";
  private static final String NEW = "/etc/gate.d/deep/er/notes~1";
  private static final String FORMER = "# of the administrator, without a line feed at the end";
  private static final ExtraFile FILE =
      ExtraFile.empty().withPath(PATH).withMode(0640).withText("# $(id) `id` \\n 'ä' \"q\"\n\tend");

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
    box.write(PATH, FORMER);
    assertThat(box.sh("chmod 604 " + PATH + "; chown 1:2 " + PATH).out()).isEmpty();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  /** What the compiler makes of the files, and only that. */
  private String stage(ExtraFile... files) {
    return stage(List.of(), files);
  }

  private String stage(List<String> others, ExtraFile... files) {
    Project project =
        Pairs.cluster(c -> c.withSettings(c.settings().withExtraFiles(List.of(files))));
    Compilation compilation = new Compiler().compile(project, project.firewalls().getFirst().id());
    assertThat(compilation.succeeded()).as(compilation.problems().toString()).isTrue();
    NodeBundle bundle = compilation.bundles().getFirst();
    List<String> paths =
        Stream.concat(others.stream(), Arrays.stream(files).map(ExtraFile::path)).toList();
    List<BundleFile> only = bundle.files().stream().filter(f -> paths.contains(f.path())).toList();
    assertThat(only).hasSameSizeAs(paths);
    return box.stage("", only);
  }

  private String activate(ExtraFile... files) {
    String g = stage(files);
    box.good(g, "check " + g);
    box.good(g, "apply " + g + " 60 -");
    box.good(g, "activate " + g);
    return g;
  }

  private String install(ExtraFile... files) {
    String g = activate(files);
    box.good(g, "confirm " + g);
    return g;
  }

  private String state(String path) {
    return box.sh("stat -c '%a %u:%g' " + path + " 2>&1").out().strip();
  }

  private List<String> planned(String g) {
    return box.good(g, "plan " + g)
        .out()
        .lines()
        .filter(l -> l.startsWith("file=") && !l.endsWith(NodeProgram.PATH))
        .toList();
  }

  private List<String> drift(String g) {
    return box.run(g, "drift").out().lines().toList();
  }

  private void isAsBefore() {
    assertThat(box.read(PATH)).isEqualTo(FORMER);
    assertThat(state(PATH)).isEqualTo("604 1:2");
  }

  @Test
  void isPlannedInstalledAndWatched() {
    String g = stage(FILE);
    assertThat(planned(g)).containsExactly("file=~ NONE 604 daemon:bin " + PATH);
    box.good(g, "drop " + g);
    isAsBefore();

    g = install(FILE);
    assertThat(box.read(PATH)).isEqualTo(FILE.text() + "\n");
    assertThat(state(PATH)).isEqualTo("640 0:0");
    assertThat(drift(g)).isEmpty();

    box.write(PATH, "changed by hand");
    assertThat(drift(g)).containsExactly("drift=changed " + PATH);
    box.sh("rm " + PATH);
    assertThat(drift(g)).singleElement().asString().endsWith(" " + PATH);
  }

  @Test
  void aRollBackGivesTheFormerFileBack() {
    String g = activate(FILE, FILE.withPath(NEW));
    assertThat(box.read(NEW)).isEqualTo(FILE.text() + "\n");
    box.good(g, "rollback");
    isAsBefore();
    assertThat(box.exists("/etc/gate.d")).isFalse();
  }

  @Test
  void aFileThatIsDroppedGivesTheFormerOneBack() {
    install(FILE, FILE.withPath(NEW));
    install(FILE.withText("another").withMode(0600), FILE.withPath(NEW));
    assertThat(box.read(PATH)).isEqualTo("another\n");
    assertThat(state(PATH)).isEqualTo("600 0:0");

    String g = stage();
    assertThat(planned(g))
        .containsExactlyInAnyOrder(
            "file=- NONE 640 root:root " + NEW, "file=- NONE 600 root:root " + PATH);
    box.good(g, "drop " + g);
    install();
    isAsBefore();
    assertThat(box.exists(NEW)).isFalse();
  }

  @Test
  void uninstallingGivesTheFormerFileBack() {
    install();
    install(FILE, FILE.withPath(NEW));
    install(FILE.withText("another"), FILE.withPath(NEW).withText(""));
    assertThat(box.read(NEW)).isEmpty();
    Answer gone = box.sh(NodeProgram.PATH + " uninstall");
    assertThat(gone.value("result")).as(gone.out()).isEqualTo("uninstalled");
    isAsBefore();
    assertThat(box.exists("/etc/gate.d")).isFalse();
  }

  @Test
  void aLinkIsReplacedAndComesBackAsALink() {
    box.sh("mkdir /etc/far; echo far >/etc/far/file; ln -sf /etc/far/file " + PATH);
    install(FILE);
    assertThat(box.sh("test -L " + PATH).status()).isOne();
    assertThat(box.read("/etc/far/file")).isEqualTo("far\n");
    install();
    assertThat(box.sh("readlink " + PATH).out()).isEqualTo("/etc/far/file\n");
  }

  @Test
  void aScriptWithAMistakeIsFoundBeforeItIsInstalled() {
    String g = stage(FILE.withText("#!/bin/sh\nif true; then"));
    Answer refused = box.run(g, "check " + g);
    assertThat(refused.value("error")).isEqualTo("check");
    isAsBefore();
  }

  @Test
  void theServiceThatReadsItActsWhenItChangesAndWhenItGoes() {
    box.pretendSystemd();
    box.sh(
        "rm -rf /etc/keepalived; for i in 0 1 2; do ip link add eth$i type veth peer name far$i; done");
    ExtraFile script =
        ExtraFile.empty()
            .withPath("/etc/keepalived/check-gateway")
            .withService(ExtraFile.Service.KEEPALIVED);
    reloaded(script, "start keepalived\n");
    reloaded(script, "");
    reloaded(script.withText("#!/bin/sh"), "reload keepalived\n");
    reloaded(FILE, "reload keepalived\n");
    reloaded(FILE.withText(""), "");
  }

  private void reloaded(ExtraFile file, String acted) {
    box.sh("rm -f /run/units/log");
    String g = stage(List.of("/etc/keepalived/keepalived.conf", "/etc/twinkeep/handover"), file);
    box.good(g, "apply " + g + " 60 -");
    box.good(g, "activate " + g);
    box.good(g, "confirm " + g);
    assertThat(box.read("/run/units/log")).isEqualTo(acted);
  }
}
