package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.EveryKind;

/** What the workspace promises about projects and revisions. */
final class WorkspaceTest {

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() throws Exception {
    workspace = Workspace.open(directory);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private void reopen() throws Exception {
    workspace.close();
    workspace = Workspace.open(directory);
  }

  @Test
  void aProjectIsLoadedAsItWasStored() throws Exception {
    long pair = workspace.create(ArticlePair.project(), "Open sample").key();
    long every = workspace.create(EveryKind.project(), "Import").key();
    reopen();

    assertThat(workspace.load(pair)).isEqualTo(ArticlePair.project());
    assertThat(workspace.load(every)).isEqualTo(EveryKind.project());
    assertThat(workspace.projects())
        .extracting(StoredProject::name)
        .containsExactly("Every kind", "HA pair");
    assertThat(workspace.find("HA pair")).extracting(StoredProject::key).containsExactly(pair);
    assertThat(workspace.findings()).isEmpty();
  }

  @Test
  void onlyWhatAnEditChangedIsWritten() throws Exception {
    Project before = EveryKind.project();
    long key = workspace.create(before, "Import").key();

    Project changed = withPolicy(before, rules -> rules.set(3, deny("r4")));
    workspace.save(key, changed, "Change action");
    Project grown = withPolicy(changed, rules -> rules.addFirst(deny("new")));
    workspace.save(key, grown, "Add rule");
    Project moved = withPolicy(grown, rules -> rules.addFirst(rules.removeLast()));
    workspace.save(key, moved, "Move rule");
    workspace.save(key, withPolicy(moved, rules -> rules.remove(4)), "Delete rule");

    assertThat(workspace.history(key))
        .extracting(Revision::title, Revision::parts)
        .containsExactly(
            tuple("Import", 36),
            tuple("Change action", 1),
            tuple("Add rule", 1),
            tuple("Move rule", 1),
            tuple("Delete rule", 1));
  }

  @Test
  void savingTheSameAgainIsNoRevision() throws Exception {
    long key = workspace.create(EveryKind.project(), "Import").key();

    assertThat(workspace.save(key, EveryKind.project(), "Nothing")).isEmpty();
    assertThat(workspace.save(key, EveryKind.project().withComment("x"), "Comment")).contains(2L);
  }

  @Test
  void everyRevisionCanBeLookedAt() throws Exception {
    Project first = ArticlePair.project();
    Project second = first.withObjects(first.objects().without(ArticlePair.WEB));
    Project third = second.withFirewalls(List.of());
    long key = workspace.create(first, "1").key();
    workspace.save(key, second, "2");
    workspace.save(key, third, "3");
    reopen();

    assertThat(workspace.at(key, 1)).isEqualTo(first);
    assertThat(workspace.at(key, 2)).isEqualTo(second);
    assertThat(workspace.at(key, 3)).isEqualTo(third).isEqualTo(workspace.load(key));
    assertThatThrownBy(() -> workspace.at(key, 4)).hasMessageContaining("no such project");

    workspace.save(key, workspace.at(key, 1), "Restore revision 1");
    assertThat(workspace.load(key)).isEqualTo(first);
  }

  @Test
  void projectsAreRenamedAndDeleted() throws Exception {
    long key = workspace.create(ArticlePair.project(), "1").key();
    long other = workspace.create(EveryKind.project(), "1").key();
    workspace.rename(key, "Main site");

    assertThat(workspace.projects())
        .extracting(StoredProject::name)
        .containsExactly("Every kind", "Main site");
    assertThat(workspace.load(key).name()).isEqualTo("Main site");

    workspace.delete(key);
    assertThat(workspace.projects()).extracting(StoredProject::key).containsExactly(other);
    assertThatThrownBy(() -> workspace.load(key)).isInstanceOf(WorkspaceException.class);
  }

  @Test
  void installsAreRemembered() throws Exception {
    long key = workspace.create(ArticlePair.project(), "1").key();
    InstallRecord install =
        new InstallRecord(
            1, "lj-fw", "lj-fw-1", Instant.ofEpochSecond(1_800_000_000), "confirmed", "~ file\n");
    workspace.record(key, install);
    reopen();

    assertThat(workspace.installs(key)).containsExactly(install);
  }

  @Test
  void aWorkspaceOpenInThisProgramIsNotOpenedAgain() {
    assertThatThrownBy(() -> Workspace.open(directory))
        .isInstanceOf(WorkspaceInUseException.class)
        .hasMessageContaining("already open in this program");
  }

  @Test
  void aLargeProjectWithALargeTextIsStored() throws Exception {
    Project large = EveryKind.project().withComment("long ".repeat(150_000));
    long key = workspace.create(large, "Import").key();
    reopen();

    assertThat(workspace.load(key)).isEqualTo(large);
  }

  private static PolicyRule deny(String id) {
    return PolicyRule.of(Id.of(id), new Action.Deny());
  }

  private static Project withPolicy(Project project, Consumer<List<PolicyRule>> edit) {
    Firewall firewall = project.firewalls().getLast();
    RuleSet.Policy policy = firewall.ruleSets().policy().getFirst();
    List<PolicyRule> rules = new ArrayList<>(policy.rules());
    edit.accept(rules);
    return project.with(firewall.withRuleSets(firewall.ruleSets().with(policy.withRules(rules))));
  }
}
