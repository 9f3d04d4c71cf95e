package org.twinkeep.install.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections as root.
 *
 * @param knownHosts Twinkeep's own file of host keys; accepted keys are added to it
 * @param alsoKnown further files of host keys, only read
 * @param person who is asked
 * @param timeout for each step of making a connection
 */
public record Ssh(Path knownHosts, List<Path> alsoKnown, Person person, Duration timeout) {

  private static final Pattern METHODS = Pattern.compile("methods '([^']*)'");

  /** Copies the list. */
  public Ssh {
    alsoKnown = List.copyOf(alsoKnown);
  }

  /** With the user's {@code ~/.ssh/known_hosts} and ten seconds for each step. */
  public static Ssh usual(Path knownHosts, Person person) {
    Path users = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
    return new Ssh(knownHosts, List.of(users), person, Duration.ofSeconds(10));
  }

  /**
   * A new connection, root included.
   *
   * @throws SshException saying which node and why; nothing has happened on the node then
   */
  public Remote connect(SshAddress address, Login login, Cancellation cancellation)
      throws SshException {
    SshSession session = new SshSession(address, open(address, login, cancellation), cancellation);
    try {
      return RootRemote.on(session, login, person);
    } catch (SshException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private Session open(SshAddress address, Login login, Cancellation cancellation)
      throws SshException {
    if (cancellation.isCancelled()) {
      throw new SshException.Cancelled(address);
    }
    @Nullable Session jump = null;
    if (address.jump().isPresent()) {
      jump = open(address.jump().get(), login, cancellation);
    }
    HostKeys hostKeys = new HostKeys(address, knownHosts, alsoKnown, person);
    @Nullable Session session = null;
    try {
      session = prepare(address, login, hostKeys);
      if (jump != null) {
        session.setProxy(new JumpProxy(jump));
      }
      Runnable closing = session::disconnect;
      cancellation.onCancel(closing);
      session.connect(Math.toIntExact(timeout.toMillis()));
      cancellation.forget(closing);
      return session;
    } catch (JSchException e) {
      if (session != null) {
        session.disconnect();
      }
      if (jump != null) {
        jump.disconnect();
      }
      if (cancellation.isCancelled()) {
        throw new SshException.Cancelled(address);
      }
      throw hostKeys.refusal().orElseGet(() -> explain(address, e));
    }
  }

  private Session prepare(SshAddress address, Login login, HostKeys hostKeys) throws JSchException {
    JSch library = new JSch();
    library.setHostKeyRepository(hostKeys);
    if (login.agent() && System.getenv("SSH_AUTH_SOCK") != null) {
      useAgent(library);
    }
    for (Path key : login.keyFiles()) {
      if (Files.isReadable(key)) {
        library.addIdentity(key.toString());
      } else if (!login.keys().isEmpty()) {
        throw new JSchException("there is no readable key file " + key);
      }
    }
    Session session = library.getSession(address.user(), address.host(), address.port());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
    session.setConfig("MaxAuthTries", "6");
    session.setServerAliveInterval(5000);
    session.setServerAliveCountMax(3);
    session.setUserInfo(new Questions(address, login, person));
    return session;
  }

  /** A named agent that cannot be reached is no reason to stop: there may be other keys. */
  private static void useAgent(JSch library) {
    try {
      library.setIdentityRepository(new AgentIdentityRepository(new SSHAgentConnector()));
    } catch (AgentProxyException e) {
      System.getLogger(Ssh.class.getName())
          .log(System.Logger.Level.INFO, "the ssh-agent does not answer: {0}", e.getMessage());
    }
  }

  private SshException explain(SshAddress address, JSchException e) {
    String text = Optional.ofNullable(e.getMessage()).orElse("");
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Optional<String> reason = reason(cause);
      if (reason.isPresent()) {
        return new SshException.Unreachable(address, reason.get(), e);
      }
    }
    if (text.startsWith("Auth") || text.contains("Too many authentication failures")) {
      Matcher methods = METHODS.matcher(text);
      return new SshException.LoginRefused(
          address,
          methods.find() ? "it offers " + methods.group(1) : "password or key is not taken");
    }
    if (text.contains("key file") || text.contains("privatekey")) {
      return new SshException.LoginRefused(address, text);
    }
    if (text.contains("timeout")) {
      return new SshException.Unreachable(address, noAnswer(), e);
    }
    String plain = text.substring(text.lastIndexOf(": ") < 0 ? 0 : text.lastIndexOf(": ") + 2);
    return new SshException.Unreachable(address, plain, e);
  }

  private Optional<String> reason(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case UnknownHostException _ -> "there is no host of this name";
          case SocketTimeoutException _ -> noAnswer();
          case NoRouteToHostException _ -> "no route to host";
          case ConnectException c ->
              Arrays.asList(
                          String.valueOf(c.getMessage())
                              .toLowerCase(java.util.Locale.ROOT)
                              .split(" "))
                      .contains("refused")
                  ? "connection refused"
                  : String.valueOf(c.getMessage()).toLowerCase(java.util.Locale.ROOT);
          default -> null;
        });
  }

  private String noAnswer() {
    return "no answer within " + timeout.toSeconds() + " s";
  }
}
