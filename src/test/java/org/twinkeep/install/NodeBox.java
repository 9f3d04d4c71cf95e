package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Manifest;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;

/**
 * A small node for tests of {@code twinkeep-node}: network, mounts and processes of its own, over
 * this machine's files (an overlay, so that nothing is written here). There is no systemd in it;
 * {@link #pretendSystemd} puts a {@code systemctl} in its place that keeps notes.
 */
public final class NodeBox implements AutoCloseable {

  /** So many characters of base64, which are whole bytes. */
  private static final int PIECE = 64_000;

  /** What a command answered. */
  public record Answer(int status, String out) {
    /** The first value of a key in lines of key=value; empty = none. */
    public String value(String key) {
      return out.lines()
          .filter(l -> l.startsWith(key + "="))
          .map(l -> l.substring(key.length() + 1))
          .findFirst()
          .orElse("");
    }
  }

  private static final String SET_UP =
      """
      mount --make-rprivate / && mount -t tmpfs box "$1" && cd "$1" && mkdir up work root &&
      mount -t overlay overlay -o lowerdir=/,upperdir=up,workdir=work root &&
      mount -t proc proc root/proc && mount --rbind /dev root/dev && mount -t tmpfs run root/run &&
      mount -t tmpfs etc root/var/lib && ip link set lo up && : >root/run/box-is-ready &&
      exec chroot root sleep 600
      """;

  private final Process holder;
  private final Path directory;

  private NodeBox(Process holder, Path directory) {
    this.holder = holder;
    this.directory = directory;
  }

  /** Starts one; skips the test where that cannot be done. */
  public static NodeBox start() {
    return start(List.of("-n"));
  }

  /** One that shares this machine's network, for servers on the loopback interface. */
  public static NodeBox onLoopback() {
    return start(List.of());
  }

  private static NodeBox start(List<String> more) {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "needs root for namespaces");
    for (String tool : List.of("unshare", "nsenter", "nft", "iptables-restore", "ip")) {
      Assumptions.assumeTrue(
          Files.isExecutable(Path.of("/usr/bin", tool))
              || Files.isExecutable(Path.of("/usr/sbin", tool)),
          "needs " + tool);
    }
    try {
      Path directory = Files.createTempDirectory("node-box");
      List<String> command = new ArrayList<>(List.of("unshare"));
      command.addAll(more);
      command.addAll(List.of("-m", "-p", "--fork", "--kill-child", "sh", "-c", SET_UP, "sh"));
      command.add(directory.toString());
      Process holder = new ProcessBuilder(command).redirectErrorStream(true).start();
      NodeBox box = new NodeBox(holder, directory);
      for (int i = 0; i < 200; i++) {
        if (holder.children().findAny().isPresent()
            && box.sh("test -e /run/box-is-ready").status() == 0) {
          return box;
        }
        Thread.sleep(20);
      }
      box.close();
      throw new IllegalStateException("the box did not start");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> enter(String script, String... arguments) {
    String pid = String.valueOf(holder.children().findFirst().orElseThrow().pid());
    List<String> command =
        new ArrayList<>(
            List.of("nsenter", "-t", pid, "-m", "-n", "-p", "-r", "-w", "sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a command of the program that came with a staged generation. */
  public Answer run(String generation, String command) {
    return sh(
        "sh /var/lib/twinkeep/generations/"
            + generation
            + "/tree"
            + NodeProgram.PATH
            + " "
            + command);
  }

  /** The same, for a command that has to succeed. */
  public Answer good(String generation, String command) {
    Answer answer = run(generation, command);
    assertThat(answer.status()).as(answer.out()).isZero();
    return answer;
  }

  /** Runs a shell script inside, standard error included in the answer. */
  public Answer sh(String script, String... arguments) {
    try {
      Process process =
          new ProcessBuilder(enter(script, arguments)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return new Answer(process.exitValue(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a shell script and after some milliseconds kills all processes, as a power cut does. */
  void shKilledAfter(long millis, String script) {
    try {
      Process process =
          new ProcessBuilder(enter("exec setsid sh -c \"$1\" </dev/null >/dev/null 2>&1", script))
              .start();
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        sh("kill -KILL -1"); // at once: what is about to fork leaves no child behind
        process.waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * A bundle as an upload leaves it below the state directory, staged; answers its generation.
   *
   * @param atLeast empty, or a blank and the number that it gets at least
   */
  public String stage(String atLeast, List<BundleFile> files) {
    NodeBundle bundle =
        NodeProgram.in(
            new NodeBundle("test", "fw", "node-1", "node-1", files, new TreeSet<>(), List.of()));
    String upload = "/var/lib/twinkeep/incoming-test";
    Manifest manifest = new Manifest(bundle);
    write(upload + "/list", manifest.list());
    write(upload + "/manifest.json", manifest.json());
    bundle.files().forEach(f -> write(upload + "/tree" + f.path(), f.text()));
    Answer staged = sh("sh " + upload + "/tree" + NodeProgram.PATH + " stage " + upload + atLeast);
    if (staged.status() != 0) {
      throw new AssertionError(staged.out());
    }
    return staged.value("generation");
  }

  /** In pieces: an argument is at most 128 KiB long. */
  public void write(String path, String text) {
    make("mkdir -p \"${1%/*}\" && : >\"$1\"", path);
    String all = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    for (int from = 0; from < all.length(); from += PIECE) {
      String piece = all.substring(from, Math.min(from + PIECE, all.length()));
      make("printf %s \"$2\" | base64 -d >>\"$1\"", path, piece);
    }
  }

  private void make(String command, String... arguments) {
    Answer answer = sh(command, arguments);
    if (answer.status() != 0) {
      throw new IllegalStateException(answer.out());
    }
  }

  public String read(String path) {
    return sh("cat \"$1\" 2>/dev/null", path).out();
  }

  public boolean exists(String path) {
    return sh("test -e \"$1\"", path).status() == 0;
  }

  /** A systemctl that keeps which units are active and enabled below /run/units. */
  void pretendSystemd() {
    write(
        "/usr/local/sbin/systemctl",
        """
        #!/bin/sh
        mkdir -p /run/units/active /run/units/enabled
        if [ "$1" = -q ]; then shift; fi
        u=${2%.service}
        case $1 in
          is-active) [ "$2" = -q ] && u=${3%.service}; [ -e "/run/units/active/$u" ] ;;
          is-enabled)
            if [ -e "/run/units/enabled/$u" ]; then echo enabled
            else echo disabled; exit 1; fi ;;
          is-failed) exit 1 ;;
          start | restart | reload)
            echo "$1 $u" >>/run/units/log
            [ -e "/run/units/broken/$u" ] || : >"/run/units/active/$u" ;;
          stop) case $u in *rollback*) ;; *) echo "stop $u" >>/run/units/log ;; esac
            rm -f "/run/units/active/$u" ;;
          enable) : >"/run/units/enabled/$u" ;;
          disable) rm -f "/run/units/enabled/$u" ;;
        esac
        """);
    sh(
        "chmod 755 /usr/local/sbin/systemctl; mkdir -p /run/systemd/system /run/units/active /run/units/enabled");
  }

  @Override
  public void close() {
    holder.descendants().forEach(ProcessHandle::destroyForcibly);
    holder.destroyForcibly();
    try {
      holder.waitFor();
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
