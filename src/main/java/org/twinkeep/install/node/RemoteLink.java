package org.twinkeep.install.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.install.ssh.SshException;

/** The program on the node over SSH. */
public final class RemoteLink implements NodeLink {

  private static final String STATE = "/var/lib/twinkeep";

  /** Packages may be downloaded over a slow line; everything else takes seconds. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration LONG = Duration.ofMinutes(15);

  /** How tar says it; after a partial write it gives no reason. */
  private static final Pattern NO_ROOM =
      Pattern.compile("No space left|Wrote only|quota exceeded", Pattern.CASE_INSENSITIVE);

  private final Remote remote;

  /** Takes the connection over. */
  public RemoteLink(Remote remote) {
    this.remote = remote;
  }

  @Override
  public Answer ask(List<String> arguments) throws SshException {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-s", "--"));
    words.addAll(arguments);
    Duration limit = arguments.getFirst().equals("packages") ? LONG : LIMIT;
    byte[] program = NodeProgram.text().getBytes(StandardCharsets.UTF_8);
    return Answer.of(remote.run(words, program, limit));
  }

  @Override
  public Answer run(String generation, List<String> arguments) throws SshException {
    String program = STATE + "/generations/" + generation + "/tree" + NodeProgram.PATH;
    List<String> words = new ArrayList<>(List.of("/bin/sh", program));
    words.addAll(arguments);
    return Answer.of(remote.run(words, new byte[0], LIMIT));
  }

  @Override
  public Answer upload(byte[] tar, int atLeast) throws SshException {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    String directory = STATE + "/incoming-" + HexFormat.of().formatHex(random);
    String make = "umask 077 && mkdir -p \"$1\"\n";
    Remote.Reply made =
        remote.run(
            List.of("/bin/sh", "-s", "--", directory),
            make.getBytes(StandardCharsets.US_ASCII),
            LIMIT);
    Remote.Reply unpacked =
        made.status() == 0
            ? remote.run(List.of("tar", "-C", directory, "-xf", "-"), tar, LIMIT)
            : made;
    if (unpacked.status() != 0) {
      remote.run(List.of("rm", "-rf", directory), new byte[0], LIMIT);
      String id = NO_ROOM.matcher(unpacked.err()).find() ? "disk" : "upload";
      String text =
          id.equals("disk")
              ? "there is no room left below " + STATE
              : "the files could not be written below " + STATE;
      StringBuilder out = new StringBuilder("error=" + id + "\nmessage=" + text + "\n");
      unpacked.err().lines().forEach(l -> out.append("detail=").append(l).append('\n'));
      return Answer.of(new Remote.Reply(1, out.toString(), ""));
    }
    return stage(directory, atLeast);
  }

  private Answer stage(String directory, int atLeast) throws SshException {
    String program = directory + "/tree" + NodeProgram.PATH;
    List<String> words = List.of("/bin/sh", program, "stage", directory, String.valueOf(atLeast));
    return Answer.of(remote.run(words, new byte[0], LIMIT));
  }

  @Override
  public void close() {
    remote.close();
  }
}
