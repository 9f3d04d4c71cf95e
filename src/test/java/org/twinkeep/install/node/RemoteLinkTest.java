package org.twinkeep.install.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.install.ssh.SshAddress;

final class RemoteLinkTest {

  private final List<String> commands = new ArrayList<>();

  /** Everything works but tar. */
  private Remote failing(String complaint) {
    return new Remote() {
      @Override
      public SshAddress address() {
        return new SshAddress("lj-fw-1", "192.0.2.1", 22, "root", Optional.empty());
      }

      @Override
      public Reply run(List<String> words, byte[] input, Duration limit) {
        commands.add(words.getFirst());
        return words.getFirst().equals("tar")
            ? new Reply(2, "", complaint + "\n")
            : new Reply(0, "", "");
      }

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tar: tree/etc/a: Cannot write: No space left on device",
        "tar: tree/etc/a: Wrote only 4096 of 10240 bytes",
        "tar: tree/etc/a: Cannot write: Disk quota exceeded"
      })
  void aFullDiskIsNamedInWhateverWayTarSaysIt(String complaint) throws Exception {
    Answer answer = new RemoteLink(failing(complaint)).upload(new byte[] {1}, 7);
    assertThat(answer.refusal().orElseThrow().id()).isEqualTo("disk");
    assertThat(answer.refusal().orElseThrow().message())
        .isEqualTo("there is no room left below /var/lib/twinkeep");
    assertThat(commands).as("what has arrived is removed").endsWith("tar", "rm");
  }

  @Test
  void anythingElseKeepsTarsOwnWords() throws Exception {
    Answer answer = new RemoteLink(failing("tar: Read-only file system")).upload(new byte[] {1}, 7);
    assertThat(answer.refusal().orElseThrow().id()).isEqualTo("upload");
    assertThat(answer.refusal().orElseThrow().details())
        .containsExactly("tar: Read-only file system");
  }
}
