package org.twinkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.ParseJson;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;
import org.twinkeep.store.Workspace;

/** Calls, their output and their exit codes. */
final class CliTest {

  private static final String SAMPLE = "samples/ha-pair.twinkeep.json";

  @TempDir private Path directory;

  private Call call(String... arguments) {
    return Call.of(directory.resolve("workspace"), arguments);
  }

  private Path file(Project project) throws Exception {
    Path file = directory.resolve("p.twinkeep.json");
    ProjectFile.write(file, project);
    return file;
  }

  private static Json.Obj json(Call call) {
    Faults faults = new Faults("out");
    Json json = ParseJson.parse(call.out(), faults).orElseThrow();
    assertThat(faults.problems()).isEmpty();
    return (Json.Obj) json;
  }

  /** The pair with a rule that refers to something that does not exist. */
  private static Project broken() {
    Project project = ArticlePair.project();
    Firewall firewall = project.firewalls().getFirst();
    RuleSet.Policy policy = firewall.ruleSets().policy().getFirst();
    PolicyRule rule =
        PolicyRule.of(Id.of("bad"), new Action.Accept()).withSource(Cell.of(Id.of("nobody")));
    return project.with(
        firewall.withRuleSets(firewall.ruleSets().with(policy.withRules(List.of(rule)))));
  }

  @Test
  void theSampleIsClean() {
    Call call = call("check", SAMPLE);

    assertThat(call.err()).isEmpty();
    assertThat(call.out()).isEqualTo("no problems\n");
    assertThat(call.code()).isZero();
    assertThat(call("check", "--json", SAMPLE).out()).isEqualTo("{\"problems\": []}\n");
  }

  @Test
  void optionsBeforeTheCommandCountToo() {
    assertThat(call("--json", "check", SAMPLE).out()).isEqualTo("{\"problems\": []}\n");
    Path elsewhere = directory.resolve("elsewhere");
    assertThat(call("--workspace", elsewhere.toString(), "projects").code()).isZero();
    assertThat(elsewhere).isDirectory();
  }

  @Test
  void problemsArePrintedWithPlaceAndRemedy() throws Exception {
    Call call = call("check", file(broken()).toString());

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out())
        .startsWith("error   lj-fw Policy rule 1, source  [reference.missing]\n")
        .contains("It refers to 'nobody', which does not exist.")
        .contains("1 error");
  }

  @Test
  void problemsAsJsonHaveTheirFixedParts() throws Exception {
    Call call = call("check", file(broken()).toString(), "--json");

    Json.Arr problems = (Json.Arr) json(call).members().get("problems").value();
    assertThat(((Json.Obj) problems.items().getFirst()).members().keySet())
        .containsExactly("id", "severity", "where", "message", "remedy");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isEqualTo(1);
  }

  private static final String DANGER = "cluster.address.outside-network";
  private static final String DANGEROUS_PLACE = "lj-fw inside, addresses";

  @Test
  void withoutAnAcknowledgementADangerGivesNoFiles() throws Exception {
    String file = file(Pairs.dangerous()).toString();
    Path out = directory.resolve("out");

    Call call = call("generate", file, "--out", out.toString());

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out())
        .contains(
            "danger  " + DANGEROUS_PLACE + "  [" + DANGER + "]",
            "Choose an address of the network. If it is meant, acknowledge it with a reason.",
            "Nothing was written.");
    assertThat(out).doesNotExist();
    assertThat(call("plan", file).code()).isEqualTo(1);
    assertThat(call("install", file, "--yes").out()).contains("1 danger");
  }

  @Test
  void anAcknowledgedDangerIsListedWithItsReasonAndGivesFiles() throws Exception {
    String file = file(Pairs.dangerous()).toString();
    Path out = directory.resolve("out");

    Call call = call("acknowledge", file, DANGER, "--reason", " Proxy ARP.");
    assertThat(call.err()).isEmpty();
    assertThat(call.out()).isEqualTo(DANGEROUS_PLACE + "  [" + DANGER + "]  Proxy ARP.\n");
    assertThat(call.code()).isZero();

    Call checked = call("check", file);
    assertThat(checked.out())
        .contains("note    " + DANGEROUS_PLACE + "  [" + DANGER + "]")
        .contains("Acknowledged: Proxy ARP.");
    assertThat(checked.code()).isZero();
    assertThat(call("check", file, "--json").out()).contains("\"acknowledged\": \"Proxy ARP.\"");
    assertThat(call("generate", file, "--out", out.toString()).code()).isZero();
    assertThat(out.resolve("lj-fw-1")).isDirectory();

    assertThat(call("acknowledge", file, DANGER, "--undo").out())
        .isEqualTo("Nothing is acknowledged.\n");
    assertThat(call("check", file).code()).isEqualTo(1);
  }

  @Test
  void anAcknowledgementIsAStepInTheHistory() throws Exception {
    call("import", file(Pairs.dangerous()).toString(), "--out", "Site");

    Call call =
        call("acknowledge", "Site", DANGER, "--place", DANGEROUS_PLACE, "--reason", "X", "--json");

    assertThat(call.code()).isZero();
    Json.Arr kept = (Json.Arr) json(call).members().get("acknowledgements").value();
    assertThat(((Json.Obj) kept.items().getFirst()).members().keySet())
        .containsExactly("id", "where", "reason");
    assertThat(call("history", "Site").out())
        .contains("Acknowledge the danger at " + DANGEROUS_PLACE);
    assertThat(call("check", "Site").code()).isZero();
  }

  @Test
  void whatIsAcknowledgedMustBeADangerOfTheProject() throws Exception {
    String file = file(Pairs.dangerous()).toString();
    String before = Files.readString(Path.of(file));

    assertThat(call("acknowledge", file, "rule.shadowed", "--reason", "X").err())
        .startsWith("twinkeep: The project has no danger 'rule.shadowed'.");
    assertThat(call("acknowledge", file, DANGER, "--place", "there", "--reason", "X").err())
        .contains("Choose one with --place: '" + DANGEROUS_PLACE + "'.");
    assertThat(call("acknowledge", file, DANGER, "--reason", " ").err())
        .startsWith("twinkeep: --reason is empty.");
    assertThat(call("acknowledge", file, DANGER, "--undo").err())
        .startsWith("twinkeep: The project has no acknowledgement '" + DANGER + "'.");
    assertThat(call("acknowledge", file, DANGER).code()).isEqualTo(2);
    assertThat(call("acknowledge", file, DANGER, "--undo", "--reason", "X").code()).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "{\"format\": \"twinkeep-project\", \"version\": 1}"})
  void aBadFileIsOneLineOnStderr(String text) throws Exception {
    Path bad = directory.resolve("bad.twinkeep.json");
    Files.writeString(bad, text);

    for (String command : List.of("check", "import", "export", "generate")) {
      Call call =
          switch (command) {
            case "import" -> call("import", bad.toString(), "--out", "X");
            case "export" -> call("export", bad.toString(), "--format", "json");
            case "generate" ->
                call("generate", bad.toString(), "--out", directory.resolve("o").toString());
            default -> call("check", bad.toString());
          };
      assertThat(call.code()).as(command).isEqualTo(2);
      assertThat(call.out()).isEmpty();
      assertThat(call.err().lines())
          .singleElement()
          .asString()
          .startsWith("twinkeep: " + bad + ":1:");
    }
  }

  @Test
  void missingThingsAreNamed() {
    assertThat(call("check", "/none.twinkeep.json").err())
        .isEqualTo("twinkeep: /none.twinkeep.json: There is no such file. Check the path.\n");
    assertThat(call("check", "Nothing").err())
        .startsWith("twinkeep: There is no file and no project 'Nothing'. The workspace is empty");
    assertThat(call("check").err()).startsWith("twinkeep: Missing required parameter: 'PROJECT'");
    assertThat(call("check", SAMPLE, "--colour").err())
        .startsWith("twinkeep: Unknown option: '--colour'");
    assertThat(call("chekc", SAMPLE).code()).isEqualTo(2);
    assertThat(call("chekc", SAMPLE).err()).startsWith("twinkeep: There is no such command: chekc");
    assertThat(call("--json").code()).isEqualTo(2);
    assertThat(call("generate", SAMPLE, "--out", "x", "--firewall", "none").err())
        .isEqualTo("twinkeep: The project has no firewall 'none'. It has: lj-fw.\n");
  }

  @Test
  void helpIsThereForEverything() {
    assertThat(call("--help").out())
        .contains("check", "generate", "import", "export", "projects", "history", "gui")
        .contains("Exit codes");
    assertThat(call("generate", "--help").out()).contains("--backend", "--workspace", "--json");
    assertThat(call("completion").out()).contains("complete");
    assertThat(call("--version").out()).startsWith("Twinkeep");
  }

  @Test
  void eachRuleIsExplained() throws Exception {
    Path out = directory.resolve("out");
    call("generate", SAMPLE, "--backend", "nftables", "--out", out.toString());

    assertThat(out.resolve("lj-fw-1/rules.txt"))
        .content()
        .contains("What each rule became on lj-fw-1")
        .contains("IPv4: through the node; not to the node: the destination is not the node")
        .contains("IPv4: where packets come in: to 10.1.1.100")
        .contains("IPv4: where packets leave by eth0: from 192.168.1.1")
        .containsPattern("ruleset.nft:\\d+ in forward +.* counter accept comment");
  }

  @Test
  void bundlesAreWrittenWithTheirModes() throws Exception {
    Path out = directory.resolve("out");
    Call call = call("generate", SAMPLE, "--out", out.toString());

    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    for (String node : List.of("lj-fw-1", "lj-fw-2")) {
      Path keepalived = out.resolve(node + "/etc/keepalived/keepalived.conf");
      assertThat(keepalived).content().contains("vrrp_instance");
      assertThat(out.resolve(node + "/manifest.json")).content().contains("keepalived.conf");
      assertThat(out.resolve(node + "/plan.txt")).content().contains("Node " + node, "eth0");
    }
    assertThat(Files.list(out)).hasSize(2);
  }

  @Test
  void generatingAgainGivesTheSameAndRemovesWhatIsOld() throws Exception {
    Path out = directory.resolve("out");
    String first = call("generate", SAMPLE, "--out", out.toString(), "--json").out();
    Files.writeString(out.resolve("lj-fw-1/etc/old"), "old");
    String second = call("generate", SAMPLE, "--out", out.toString(), "--json").out();

    assertThat(second).isEqualTo(first);
    assertThat(out.resolve("lj-fw-1/etc/old")).doesNotExist();
  }

  @Test
  void aDirectoryOfTheUserIsLeftAlone() throws Exception {
    Path mine = Files.createDirectories(directory.resolve("out/lj-fw-1"));
    Files.writeString(mine.resolve("thesis.txt"), "mine");
    Call call = call("generate", SAMPLE, "--out", directory.resolve("out").toString());

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err().lines()).singleElement().asString().contains(mine.toString());
    assertThat(mine.resolve("thesis.txt")).hasContent("mine");
  }

  @Test
  void nothingIsWrittenForAProjectWithErrors() throws Exception {
    Path out = directory.resolve("out");
    Call call = call("generate", file(broken()).toString(), "--out", out.toString());

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).contains("[reference.missing]").contains("Nothing was written.");
    assertThat(out).doesNotExist();
  }

  @Test
  void oneNodeAndAnotherBackEndCanBeChosen() throws Exception {
    Path out = directory.resolve("out");
    call("generate", SAMPLE, "--out", out.toString(), "--node", "lj-fw-2");
    assertThat(Files.list(out)).containsExactly(out.resolve("lj-fw-2"));

    assertThat(call("generate", SAMPLE, "--out", out.toString(), "--node", "x").err())
        .isEqualTo("twinkeep: lj-fw has no node 'x'. It has: lj-fw-1, lj-fw-2.\n");
    assertThat(call("generate", SAMPLE, "--out", out.toString(), "--backend", "pf").code())
        .isEqualTo(2);
  }

  @Test
  void aProjectGoesIntoTheWorkspaceAndOutAgain() throws Exception {
    assertThat(call("import", SAMPLE, "--out", "Main site").code()).isZero();
    assertThat(call("import", SAMPLE, "--out", "Main site").err())
        .contains("has a project 'Main site' already");

    assertThat(call("projects").out()).startsWith("Main site ").contains("revision 1");
    assertThat(call("check", "Main site").code()).isZero();
    assertThat(call("history", "Main site").out())
        .contains("Import ha-pair.twinkeep.json")
        .hasLineCount(1);
    Path exported = directory.resolve("again.twinkeep.json");
    assertThat(call("export", "Main site", "--format", "json", "--out", exported.toString()).code())
        .isZero();
    assertThat(ProjectFile.read(exported))
        .isEqualTo(new Reading.Read<>(ArticlePair.project().withName("Main site")));
    assertThat(call("export", "Main site", "--format", "json", "--revision", "9").code())
        .isEqualTo(2);
  }

  @Test
  void importSaysWhatWasTaken() {
    assertThat(call("import", SAMPLE, "--out", "A").out())
        .isEqualTo("taken: lj-fw with 6 rules\ntaken: 6 objects\n");
    assertThat(call("import", SAMPLE, "--out", "B", "--json").out())
        .isEqualTo(
            "{\"firewalls\": [{\"name\": \"lj-fw\", \"taken\": true,"
                + " \"rules\": {\"exact\": 6, \"disabled\": 0}}], \"notes\": []}\n");
  }

  @Test
  void aWorkspaceInUseIsNamed() throws Exception {
    try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
      Call call = call("projects");
      assertThat(call.code()).isEqualTo(2);
      assertThat(call.err().lines())
          .singleElement()
          .asString()
          .contains(workspace.directory().toString());
    }
  }

  @Test
  void namesOfTheUserCannotCommandTheTerminal() throws Exception {
    Project nasty =
        ArticlePair.project()
            .withObjects(
                ObjectTable.of(
                    List.of(
                        new Network(
                            Head.of(Id.of("n"), "\u001b[2Jgone\n\u0007"),
                            Prefix.parse("192.0.2.0/24")))));
    Cluster cluster = (Cluster) nasty.firewalls().getFirst();
    Path file = file(nasty.with(cluster.withHead(cluster.head().withName("\u001b]0;title\u0007"))));

    Call plain = Call.of(directory, "check", file.toString());
    Call coloured = Call.of(directory, true, "check", file.toString());
    assertThat(plain.out()).doesNotContain("\u001b", "\u0007");
    assertThat(coloured.out()).contains("\u001b[31merror").doesNotContain("\u001b]", "\u0007");
  }

  @Test
  void exportWithoutAFilePrintsTheProject() {
    assertThat(call("export", SAMPLE, "--format", "json").out())
        .isEqualTo(ProjectJson.write(ArticlePair.project()));
  }
}
