package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.EveryKind;

/** A damaged database is noticed, and a backup takes its place. */
final class DamagedWorkspaceTest {

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("workspace.mv.db");
  }

  /** A workspace with a backup of its first state and more steps after it. */
  private long fill() throws Exception {
    long key;
    try (Workspace workspace = Workspace.open(directory)) {
      key = workspace.create(EveryKind.project(), "Import").key();
    }
    try (Workspace workspace = Workspace.open(directory)) {
      for (int i = 0; i < 20; i++) {
        workspace.save(key, EveryKind.project().withComment("step " + i), "Step " + i);
      }
      Files.copy(file(), directory.resolve("live"));
    }
    // A closed file is compact and ends with slack; the one of a running program does not.
    Files.move(directory.resolve("live"), file(), StandardCopyOption.REPLACE_EXISTING);
    return key;
  }

  @Test
  void aBackupIsMadeAtTheStartWhenSomethingChanged() throws Exception {
    fill();
    assertThat(Backups.list(directory)).hasSize(1);
    Workspace.open(directory).close();
    assertThat(Backups.list(directory)).hasSize(2);
    Workspace.open(directory).close();
    assertThat(Backups.list(directory)).hasSize(2);
  }

  @Test
  void aBackupIsRestoredAndTheDamagedFileKept() throws Exception {
    long key = fill();
    Files.writeString(file(), "garbage");

    assertThatThrownBy(() -> Workspace.open(directory))
        .isInstanceOfSatisfying(
            WorkspaceDamagedException.class,
            e -> {
              assertThat(e).hasMessageContaining("is damaged").hasMessageContaining("backups");
              assertThat(e.backups()).hasSize(1);
            });

    Path aside = Backups.restore(directory, Backups.list(directory).getFirst());
    assertThat(aside).hasContent("garbage");
    try (Workspace workspace = Workspace.open(directory)) {
      assertThat(workspace.load(key)).isEqualTo(EveryKind.project());
      assertThat(workspace.findings()).isEmpty();
    }
  }

  @Test
  void aBackupIsNotRestoredUnderAnOpenWorkspace() throws Exception {
    fill();
    try (Workspace workspace = Workspace.open(directory)) {
      Path backup = Backups.list(workspace.directory()).getFirst();
      assertThatThrownBy(() -> Backups.restore(directory, backup))
          .isInstanceOf(WorkspaceInUseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {95, 90, 75, 50, 25, 5, 0})
  void aFileCutShortIsNoticed(int percent) throws Exception {
    long key = fill();
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() * percent / 100);
    }
    assertThat(noticed(key)).isTrue();
  }

  @Test
  void garbledBytesNeverGoUnnoticed() throws Exception {
    long key = fill();
    byte[] good = Files.readAllBytes(file());
    Random random = new Random(7);
    for (int i = 0; i < 15; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length - 200);
      for (int k = 0; k < 200; k++) {
        bad[at + k] = (byte) random.nextInt();
      }
      Files.write(file(), bad);
      if (!noticed(key)) {
        try (Workspace workspace = Workspace.open(directory)) {
          assertThat(workspace.load(key)).isEqualTo(lastState());
        }
      }
      Files.write(file(), good);
      HighWaterMark.write(directory, 21);
    }
  }

  private static Project lastState() {
    return EveryKind.project().withComment("step 19");
  }

  /** Whether opening or loading tells that something is wrong; nothing else may be thrown. */
  private boolean noticed(long key) throws Exception {
    try (Workspace workspace = Workspace.open(directory)) {
      Project project = workspace.load(key);
      boolean told =
          workspace.findings().stream().map(Problem::id).anyMatch("workspace.older"::equals);
      assertThat(told || project.equals(lastState())).isTrue();
      return told;
    } catch (WorkspaceException e) {
      assertThat(e.getMessage()).isNotBlank();
      return true;
    }
  }
}
