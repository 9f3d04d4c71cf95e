package org.twinkeep.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel logs for the nodes of a lab. The nodes are containers, so that their packets are
 * logged in this machine's kernel log, and only while {@code nf_log_all_netns} is on; {@link
 * #close} sets it as it was.
 */
public final class KernelLog implements AutoCloseable {

  private static final Path SWITCH = Path.of("/proc/sys/net/netfilter/nf_log_all_netns");

  private final String before;

  private KernelLog(String before) {
    this.before = before;
  }

  public static KernelLog open() throws IOException {
    KernelLog log = new KernelLog(Files.readString(SWITCH));
    Files.writeString(SWITCH, "1");
    return log;
  }

  /** All lines that it holds, oldest first. */
  public List<String> lines() throws IOException, InterruptedException {
    Process dmesg = new ProcessBuilder("dmesg", "--notime").redirectErrorStream(true).start();
    String out = new String(dmesg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (dmesg.waitFor() != 0) {
      throw new IOException("dmesg: " + out);
    }
    return out.lines().toList();
  }

  @Override
  public void close() throws IOException {
    Files.writeString(SWITCH, before);
  }
}
