package org.twinkeep.compile.failover;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;

/**
 * Runs a script where a node's files and interfaces are in place: in namespaces of its own
 * (network, mounts, processes), with the files laid over {@code /etc}, an empty {@code /run}, and a
 * dummy for each interface. Nothing of it outlives the script.
 */
final class NodeSandbox {

  record Result(int exit, String output) {}

  private static final String SETUP =
      """
      set -eu
      mount -t tmpfs tmpfs "$1/over"
      mkdir "$1/over/up" "$1/over/work"
      mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/over/up,workdir=$1/over/work" /etc
      cp -a "$1/tree/etc/." /etc/
      mount -t tmpfs tmpfs /run
      mkdir -p /run/lock
      ip link set lo up
      sh -eu "$1/interfaces"
      exec sh -eu "$1/script"
      """;

  private NodeSandbox() {}

  /** Skips the test where a sandbox cannot be made or a tool is missing. */
  static void assumePossible(String... tools) {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root for namespaces");
    for (String tool : tools) {
      assumeTrue(
          Stream.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/")
              .anyMatch(d -> Files.isExecutable(Path.of(d + tool))),
          "needs " + tool);
    }
  }

  static Result run(Node node, List<BundleFile> files, String script)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("twinkeep-sandbox");
    try {
      Files.createDirectories(work.resolve("over"));
      Files.createDirectories(work.resolve("tree/etc"));
      for (BundleFile file : files) {
        if (file.path().startsWith("/etc/")) {
          Path target = work.resolve("tree" + file.path());
          Files.createDirectories(target.getParent());
          Files.writeString(target, file.text());
          Files.setPosixFilePermissions(target, permissions(file.mode()));
        }
      }
      Files.writeString(work.resolve("interfaces"), interfaces(node));
      Files.writeString(work.resolve("script"), script);
      return execute(work);
    } finally {
      try (Stream<Path> paths = Files.walk(work)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Result execute(Path work) throws IOException, InterruptedException {
    Path output = work.resolve("output");
    Process process =
        new ProcessBuilder(
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                "-c",
                SETUP,
                "sandbox",
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("the sandbox did not end: " + Files.readString(output));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  private static String interfaces(Node node) {
    List<String> lines = new ArrayList<>();
    for (Interface iface : node.interfaces()) {
      String peer = "peer" + lines.size();
      lines.add("ip link add " + iface.name() + " type veth peer name " + peer);
      lines.add("ip link set " + peer + " up");
      lines.add("ip link set " + iface.name() + " up");
      for (InterfaceAddress address : iface.addresses()) {
        lines.add("ip addr add " + address + " dev " + iface.name() + flags(address));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String flags(InterfaceAddress address) {
    return address.family() == Family.IPV6 ? " nodad" : "";
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode & 0400 >> i) != 0) {
        set.add(all[i]);
      }
    }
    return set;
  }
}
