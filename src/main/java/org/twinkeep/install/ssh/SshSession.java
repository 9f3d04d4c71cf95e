package org.twinkeep.install.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Commands over one session, as the user who logged in.
 *
 * <p>The library reports a lost connection as end of stream with exit status −1, and may give the
 * status only after the end of stream; so the end is a closed channel, and −1 is a failure.
 */
final class SshSession implements AutoCloseable {

  private static final int POLL_MILLIS = 5;

  private final SshAddress address;
  private final Session session;
  private final Cancellation cancellation;
  private final Runnable closing;

  SshSession(SshAddress address, Session session, Cancellation cancellation) {
    this.address = address;
    this.session = session;
    this.cancellation = cancellation;
    closing = session::disconnect;
    cancellation.onCancel(closing);
  }

  SshAddress address() {
    return address;
  }

  Remote.Reply exec(String command, byte[] input, Duration limit, String what) throws SshException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      ChannelExec channel = (ChannelExec) session.openChannel("exec");
      try {
        channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
        channel.setInputStream(new ByteArrayInputStream(input));
        channel.setOutputStream(out);
        channel.setErrStream(err);
        channel.connect(Math.toIntExact(Math.min(limit.toMillis(), 30_000)));
        await(channel, limit, what);
        int status = channel.getExitStatus();
        if (status < 0) {
          throw lost(what);
        }
        return new Remote.Reply(
            status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
      } finally {
        channel.disconnect();
      }
    } catch (JSchException e) {
      throw lost(what);
    }
  }

  private void await(ChannelExec channel, Duration limit, String what) throws SshException {
    long end = System.nanoTime() + limit.toNanos();
    while (!channel.isClosed()) {
      if (!session.isConnected()) {
        throw lost(what);
      }
      if (System.nanoTime() > end) {
        close();
        throw new SshException.TimedOut(address, what, limit.toSeconds());
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
        throw new SshException.Cancelled(address);
      }
    }
  }

  private SshException lost(String what) {
    return cancellation.isCancelled()
        ? new SshException.Cancelled(address)
        : new SshException.ConnectionLost(address, what);
  }

  @Override
  public void close() {
    cancellation.forget(closing);
    session.disconnect();
  }
}
