package org.twinkeep.install.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real sshd on the loopback interface. */
final class SshToolIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static Sshd sshd;

  @TempDir private Path directory;
  private final List<Person.HostKey> asked = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private Optional<String> answer = Optional.empty();
  private boolean accepting = true;

  private final Person person =
      new Person() {
        @Override
        public boolean accepts(HostKey key) {
          asked.add(key);
          return accepting;
        }

        @Override
        public Optional<Secret> secret(String what) {
          questions.add(what);
          return answer.map(a -> Secret.of(a.toCharArray()));
        }
      };

  @BeforeAll
  static void start() throws IOException {
    sshd = Sshd.start();
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  private Ssh ssh() {
    return new Ssh(
        directory.resolve("known_hosts"),
        List.of(directory.resolve("users_known_hosts")),
        person,
        Duration.ofSeconds(5));
  }

  private Remote connect(SshAddress address, Login login) throws SshException {
    return ssh().connect(address, login, new Cancellation());
  }

  private static Login password(String text) {
    return Login.withPassword(text.toCharArray());
  }

  private static String out(Remote remote, String... words) throws SshException {
    return remote.run(List.of(words), new byte[0], LIMIT).out();
  }

  @ParameterizedTest
  @CsvSource({"root,toor", "keeper,s3cret pass", "free,free"})
  void becomesRootAsRootAndBySudoWithAndWithoutPassword(String user, String word)
      throws SshException {
    try (Remote remote = connect(sshd.as(user), password(word))) {
      assertThat(out(remote, "id", "-u")).isEqualTo("0\n");
      Remote.Reply reply =
          remote.run(
              List.of("/bin/sh", "-s", "--", "a", "b"),
              "cat >&2 <<X\n$2\nX\nexit 7".getBytes(StandardCharsets.UTF_8),
              LIMIT);
      assertThat(reply).isEqualTo(new Remote.Reply(7, "", "b\n"));
    }
  }

  @Test
  void thePasswordNeverReachesTheCommandEvenWhereSudoDoesNotAsk() throws SshException {
    Login login =
        new Login(
            false,
            List.of(),
            Optional.of(Secret.of("s3cret pass".toCharArray())),
            Optional.empty(),
            Optional.empty());
    try (Remote remote = connect(sshd.as("keeper"), login)) {
      sshd.box.sh("echo 'keeper ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/zz");
      assertThat(remote.run(List.of("cat"), "only this".getBytes(StandardCharsets.UTF_8), LIMIT))
          .isEqualTo(new Remote.Reply(0, "only this", ""));
    } finally {
      sshd.box.sh("rm /etc/sudoers.d/zz");
    }
  }

  @Test
  void uploadsMegabytesUnchanged() throws SshException {
    byte[] data = new byte[3_000_000];
    new Random(1).nextBytes(data);
    try (Remote remote = connect(sshd.as("keeper"), password("s3cret pass"))) {
      String sum = remote.run(List.of("sha256sum"), data, LIMIT).out();
      assertThat(sum).startsWith(sha256(data));
    }
  }

  private static String sha256(byte[] data) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(data));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesWordsThatAShellCouldRead() throws SshException {
    try (Remote remote = connect(sshd.as("root"), password("toor"))) {
      for (String word : List.of("a b", "$(id)", "a;b", "'", "", "a\nb", "*")) {
        assertThatThrownBy(() -> out(remote, "echo", word))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void wrongPasswordIsALoginRefused() {
    assertThatThrownBy(() -> connect(sshd.as("root"), password("wrong")))
        .isInstanceOf(SshException.LoginRefused.class)
        .hasMessage(
            "lj-fw-1 (127.0.0.1:%d) refuses the login of root: it offers publickey,password",
            sshd.port);
  }

  @Test
  void aPersonWithoutPasswordIsALoginRefused() {
    assertThatThrownBy(
            () ->
                connect(
                    sshd.as("root"),
                    new Login(
                        false, List.of(), Optional.empty(), Optional.empty(), Optional.empty())))
        .isInstanceOf(SshException.LoginRefused.class);
    assertThat(questions).hasSize(1);
  }

  @Test
  void asksForThePasswordThatTheLoginLacks() throws SshException {
    answer = Optional.of("toor");
    try (Remote remote =
        connect(
            sshd.as("root"),
            new Login(false, List.of(), Optional.empty(), Optional.empty(), Optional.empty()))) {
      assertThat(out(remote, "id", "-u")).isEqualTo("0\n");
    }
    assertThat(questions)
        .containsExactly("Password of root on lj-fw-1 (127.0.0.1:" + sshd.port + ")");
  }

  @Test
  void wrongSudoPasswordAndUsersWithoutSudoAreRefused() {
    Login wrong =
        new Login(
            false,
            List.of(),
            Optional.of(Secret.of("s3cret pass".toCharArray())),
            Optional.empty(),
            Optional.of(Secret.of("wrong".toCharArray())));
    assertThatThrownBy(() -> connect(sshd.as("keeper"), wrong))
        .isInstanceOf(SshException.RootRefused.class)
        .hasMessageContaining("sudo does not take the password")
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(() -> connect(sshd.as("other"), password("other")))
        .isInstanceOf(SshException.RootRefused.class)
        .hasMessageContaining("does not allow it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void logsInWithAKey(String type) throws Exception {
    Path key = key(type, "");
    try (Remote remote = connect(sshd.as("root"), Login.withKey(key))) {
      assertThat(out(remote, "id", "-u")).isEqualTo("0\n");
    }
  }

  private Path key(String type, String passphrase) throws Exception {
    Path key = directory.resolve("id_" + type);
    run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", key.toString());
    sshd.box.write("/root/.ssh/authorized_keys", Files.readString(Path.of(key + ".pub")));
    return key;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  @Test
  void asksForThePassphraseOfAnEncryptedKey() throws Exception {
    answer = Optional.of("open sesame");
    Path key = key("ed25519", "open sesame");
    try (Remote remote = connect(sshd.as("root"), Login.withKey(key))) {
      assertThat(out(remote, "id", "-u")).isEqualTo("0\n");
    }
    assertThat(questions).singleElement().asString().contains("Passphrase").contains("id_ed25519");
  }

  @Test
  void aMissingKeyFileIsNamed() {
    assertThatThrownBy(() -> connect(sshd.as("root"), Login.withKey(directory.resolve("nope"))))
        .isInstanceOf(SshException.LoginRefused.class)
        .hasMessageContaining("no readable key file");
  }

  @Test
  void anAcceptedHostKeyIsAskedOnceAndShownInBothForms() throws Exception {
    connect(sshd.as("root"), password("toor")).close();
    connect(sshd.as("root"), password("toor")).close();
    String shown = sshd.box.sh("ssh-keygen -lf /etc/ssh/test_ed25519.pub").out();
    assertThat(asked).hasSize(1);
    assertThat(shown).contains(asked.getFirst().sha256());
    assertThat(asked.getFirst().type()).isEqualTo("ssh-ed25519");
    assertThat(asked.getFirst().sha256Hex()).matches("([0-9a-f]{2}:){31}[0-9a-f]{2}");
    assertThat(directory.resolve("known_hosts")).isRegularFile();
    assertThat(directory.resolve("users_known_hosts")).doesNotExist();
  }

  @Test
  void anUnknownHostKeyThatIsNotAcceptedStops() {
    accepting = false;
    assertThatThrownBy(() -> connect(sshd.as("root"), password("toor")))
        .isInstanceOf(SshException.HostKeyRefused.class)
        .hasMessageContaining("SHA256:");
    assertThat(directory.resolve("known_hosts")).doesNotExist();
  }

  @Test
  void aKeyInTheUsersOwnFileNeedsNoQuestion() throws Exception {
    usersKnownHosts(sshd.box.read("/etc/ssh/test_ed25519.pub"));
    connect(sshd.as("root"), password("toor")).close();
    assertThat(asked).isEmpty();
  }

  private void usersKnownHosts(String publicKey) throws IOException {
    Files.writeString(
        directory.resolve("users_known_hosts"), "[127.0.0.1]:" + sshd.port + " " + publicKey);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void aChangedHostKeyOfAnyTypeStopsEverything(String knownType) throws Exception {
    Path other = directory.resolve("other");
    run("ssh-keygen", "-q", "-t", knownType, "-N", "", "-f", other.toString());
    usersKnownHosts(Files.readString(Path.of(other + ".pub")));
    assertThatThrownBy(() -> connect(sshd.as("root"), password("toor")))
        .isInstanceOf(SshException.HostKeyChanged.class)
        .hasMessageContaining("has changed")
        .hasMessageContaining("users_known_hosts");
    assertThat(asked).isEmpty();
  }

  @Test
  void saysWhyAHostCannotBeReached() throws Exception {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    SshAddress nobody = new SshAddress("lj-fw-1", "127.0.0.1", closed, "root", Optional.empty());
    assertThatThrownBy(() -> connect(nobody, password("x")))
        .isInstanceOf(SshException.Unreachable.class)
        .hasMessage("cannot reach lj-fw-1 (127.0.0.1:%d): connection refused", closed);
    SshAddress noName =
        new SshAddress("lj-fw-1", "no-such-host.invalid", 22, "root", Optional.empty());
    assertThatThrownBy(() -> connect(noName, password("x")))
        .isInstanceOf(SshException.Unreachable.class)
        .hasMessageContaining("no host of this name");
  }

  @Test
  void somethingThatIsNoSshServerIsUnreachable() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SshAddress address =
          new SshAddress("lj-fw-1", "127.0.0.1", silent.getLocalPort(), "root", Optional.empty());
      Ssh quick = new Ssh(directory.resolve("k"), List.of(), person, Duration.ofMillis(700));
      assertThatThrownBy(() -> quick.connect(address, password("x"), new Cancellation()))
          .isInstanceOf(SshException.Unreachable.class)
          .hasMessageContaining("no answer within");
    }
  }

  @Test
  void goesThroughAJumpHostAndChecksBothHostKeys() throws Exception {
    SshAddress behind =
        new SshAddress("lj-fw-2", "localhost", sshd.port, "keeper", Optional.of(sshd.as("keeper")));
    try (Remote remote = connect(behind, password("s3cret pass"))) {
      assertThat(out(remote, "id", "-u")).isEqualTo("0\n");
    }
    assertThat(asked).extracting(k -> k.address().name()).containsExactly("lj-fw-1", "lj-fw-2");
  }

  @Test
  void aCommandThatTakesTooLongIsCutOff() throws SshException {
    try (Remote remote = connect(sshd.as("root"), password("toor"))) {
      assertThatThrownBy(
              () -> remote.run(List.of("sleep", "60"), new byte[0], Duration.ofMillis(300)))
          .isInstanceOf(SshException.TimedOut.class);
    }
  }

  @Test
  void aLostConnectionIsAnErrorAndNoExitStatus() throws SshException {
    try (Remote remote = connect(sshd.as("root"), password("toor"))) {
      CompletableFuture<Void> killer =
          CompletableFuture.runAsync(
              () -> sshd.box.sh("kill $(pgrep -f 'sshd: root@notty')"),
              CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
      assertThatThrownBy(() -> remote.run(List.of("sleep", "20"), new byte[0], LIMIT))
          .isInstanceOf(SshException.ConnectionLost.class)
          .hasMessageContaining("lj-fw-1");
      killer.join();
    }
  }

  @Test
  void cancelEndsARunningCommandAtOnce() throws SshException {
    Cancellation cancellation = new Cancellation();
    try (Remote remote = ssh().connect(sshd.as("root"), password("toor"), cancellation)) {
      CompletableFuture<Void> canceller =
          CompletableFuture.runAsync(
              cancellation::cancel, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      long start = System.nanoTime();
      assertThatThrownBy(() -> remote.run(List.of("sleep", "20"), new byte[0], LIMIT))
          .isInstanceOf(SshException.Cancelled.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      canceller.join();
    }
    assertThatThrownBy(() -> ssh().connect(sshd.as("root"), password("toor"), cancellation))
        .isInstanceOf(SshException.Cancelled.class);
  }

  @Test
  void manyCommandsOverOneConnection() throws SshException {
    try (Remote remote = connect(sshd.as("root"), password("toor"))) {
      for (int i = 0; i < 25; i++) {
        assertThat(out(remote, "echo", "n" + i)).isEqualTo("n" + i + "\n");
      }
    }
  }

  @Test
  void aWipedSecretIsGone() {
    char[] word = "toor".toCharArray();
    try (Login login = Login.withPassword(word)) {
      assertThat(login.toString()).doesNotContain("toor");
    }
    assertThat(word).containsOnly('\0');
  }
}
