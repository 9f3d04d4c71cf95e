package org.twinkeep.install.ssh;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a connection; the message names the node and the reason, for a person. */
public abstract sealed class SshException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient SshAddress address;

  private SshException(SshAddress address, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.address = address;
  }

  /** Which node. */
  public final SshAddress address() {
    return address;
  }

  /** What the person can do about it. */
  public abstract String remedy();

  /** Nothing answers there, or not with SSH. */
  public static final class Unreachable extends SshException {
    private static final long serialVersionUID = 1;

    public Unreachable(SshAddress address, String reason, @Nullable Throwable cause) {
      super(address, "cannot reach " + address + ": " + reason, cause);
    }

    @Override
    public String remedy() {
      return "Check the node's management address and port, and that sshd runs and is let through.";
    }
  }

  /** The host key differs from the one on record. */
  public static final class HostKeyChanged extends SshException {
    private static final long serialVersionUID = 1;
    private final String file;

    public HostKeyChanged(SshAddress address, String fingerprint, String file) {
      super(
          address,
          "the host key of "
              + address
              + " has changed: it now shows "
              + fingerprint
              + ", which is not the one in "
              + file,
          null);
      this.file = file;
    }

    @Override
    public String remedy() {
      return "Somebody may stand in between. If the node was really set up anew, remove its line from "
          + file
          + " and connect again.";
    }
  }

  /** The host key is new and was not accepted. */
  public static final class HostKeyRefused extends SshException {
    private static final long serialVersionUID = 1;

    public HostKeyRefused(SshAddress address, String fingerprint) {
      super(address, "the host key of " + address + " is not known: " + fingerprint, null);
    }

    @Override
    public String remedy() {
      return "Compare it with the node's own (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)"
          + " and accept it.";
    }
  }

  /** The node does not let this user in. */
  public static final class LoginRefused extends SshException {
    private static final long serialVersionUID = 1;

    public LoginRefused(SshAddress address, String detail) {
      super(address, address + " refuses the login of " + address.user() + ": " + detail, null);
    }

    @Override
    public String remedy() {
      return "Check user name, password and keys.";
    }
  }

  /** The user is in but may not become root. */
  public static final class RootRefused extends SshException {
    private static final long serialVersionUID = 1;

    public RootRefused(SshAddress address, String detail) {
      super(address, address.user() + " cannot become root on " + address + ": " + detail, null);
    }

    @Override
    public String remedy() {
      return "Log in as root, or as a user whom sudo lets run every command.";
    }
  }

  /** The connection broke while something ran; what became of it is not known. */
  public static final class ConnectionLost extends SshException {
    private static final long serialVersionUID = 1;

    public ConnectionLost(SshAddress address, String during) {
      super(address, "the connection to " + address + " broke while " + during, null);
    }

    @Override
    public String remedy() {
      return "A change that was not confirmed is undone by the node itself; look at its status.";
    }
  }

  /** A command took longer than it may. */
  public static final class TimedOut extends SshException {
    private static final long serialVersionUID = 1;

    public TimedOut(SshAddress address, String during, long seconds) {
      super(address, address + " did not finish within " + seconds + " s: " + during, null);
    }

    @Override
    public String remedy() {
      return "Look at the node's load; a change that was not confirmed is undone by the node itself.";
    }
  }

  /** The person cancelled. */
  public static final class Cancelled extends SshException {
    private static final long serialVersionUID = 1;

    public Cancelled(SshAddress address) {
      super(address, "cancelled", null);
    }

    @Override
    public String remedy() {
      return "Start again when you are ready.";
    }
  }
}
