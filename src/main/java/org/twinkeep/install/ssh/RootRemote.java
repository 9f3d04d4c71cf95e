package org.twinkeep.install.ssh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs commands as root: directly, or through sudo with the password as the first line of standard
 * input.
 *
 * <p>A sudo that asks for no password would hand that line on to the command. So the command is
 * started by a small loop that discards everything up to a marker; {@code -k} makes sudo forget
 * what it remembers, so that it asks each time or never.
 */
final class RootRemote implements Remote {

  private enum Means {
    ROOT,
    SUDO,
    SUDO_WITH_PASSWORD
  }

  private static final String MARKER = "--twinkeep--";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9/._:@%+=,-]+");
  private static final Duration SHORT = Duration.ofSeconds(30);

  private final SshSession session;
  private final Means means;
  private final Optional<Secret> password;

  private RootRemote(SshSession session, Means means, Optional<Secret> password) {
    this.session = session;
    this.means = means;
    this.password = password;
  }

  /** Finds out how this user becomes root. */
  static RootRemote on(SshSession session, Login login, Person person) throws SshException {
    Reply id = session.exec("id -u", new byte[0], SHORT, "asking who we are");
    if (id.out().strip().equals("0")) {
      return new RootRemote(session, Means.ROOT, Optional.empty());
    }
    Reply free = session.exec("env LC_ALL=C sudo -n -k true", new byte[0], SHORT, "trying sudo");
    if (free.status() == 0) {
      return new RootRemote(session, Means.SUDO, Optional.empty());
    }
    SshAddress address = session.address();
    if (free.status() == 127 || free.err().contains("not found")) {
      throw new SshException.RootRefused(address, "there is no sudo");
    }
    Secret password =
        login
            .sudoPassword()
            .or(login::password)
            .or(() -> person.secret("sudo password of " + address.user() + " on " + address))
            .orElseThrow(() -> new SshException.RootRefused(address, "sudo asks for a password"));
    byte[] line = line(password);
    try {
      Reply asked = session.exec("env LC_ALL=C sudo -S -k -p '' true", line, SHORT, "trying sudo");
      if (asked.status() != 0) {
        throw new SshException.RootRefused(address, reason(asked.err()));
      }
    } finally {
      Arrays.fill(line, (byte) 0);
    }
    return new RootRemote(session, Means.SUDO_WITH_PASSWORD, Optional.of(password));
  }

  private static String reason(String err) {
    if (err.contains("not in the sudoers") || err.contains("not allowed")) {
      return "sudo does not allow it to this user";
    }
    return err.contains("incorrect password") || err.contains("no password was provided")
        ? "sudo does not take the password"
        : "sudo refuses";
  }

  private static byte[] line(Secret password) {
    byte[] secret = password.bytes();
    byte[] line = Arrays.copyOf(secret, secret.length + 1);
    line[secret.length] = '\n';
    Arrays.fill(secret, (byte) 0);
    return line;
  }

  @Override
  public SshAddress address() {
    return session.address();
  }

  @Override
  public Reply run(List<String> words, byte[] input, Duration limit) throws SshException {
    for (String word : words) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException("not a word for a shell: " + word);
      }
    }
    String loop =
        "/bin/sh -c 'while IFS= read -r l; do if [ \"$l\" = "
            + MARKER
            + " ]; then exec "
            + String.join(" ", words)
            + "; fi; done; exit 97'";
    String command =
        switch (means) {
          case ROOT -> loop;
          case SUDO -> "env LC_ALL=C sudo -n " + loop;
          case SUDO_WITH_PASSWORD -> "env LC_ALL=C sudo -S -k -p \"\" " + loop;
        };
    byte[] all = withMarker(input);
    try {
      Reply reply = session.exec(command, all, limit, "running " + what(words));
      if (reply.status() == 97 && reply.out().isEmpty()) {
        throw new SshException.ConnectionLost(address(), "starting " + what(words));
      }
      return reply;
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  private static String what(List<String> words) {
    return String.join(" ", words.subList(Math.min(words.size() - 1, 1), words.size()));
  }

  private byte[] withMarker(byte[] input) {
    byte[] secret = password.map(RootRemote::line).orElse(new byte[0]);
    byte[] marker = (MARKER + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(secret, secret.length + marker.length + input.length);
    System.arraycopy(marker, 0, all, secret.length, marker.length);
    System.arraycopy(input, 0, all, secret.length + marker.length, input.length);
    Arrays.fill(secret, (byte) 0);
    return all;
  }

  @Override
  public void close() {
    session.close();
  }
}
