package org.twinkeep.install.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The way through a jump host: a forwarded channel of its session takes the place of a socket. */
final class JumpProxy implements Proxy {

  private final Session jump;
  private @Nullable ChannelDirectTCPIP channel;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  JumpProxy(Session jump) {
    this.jump = jump;
  }

  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
      throws Exception {
    ChannelDirectTCPIP opened = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
    opened.setHost(host);
    opened.setPort(port);
    in = opened.getInputStream();
    out = opened.getOutputStream();
    opened.connect(timeout);
    channel = opened;
  }

  @Override
  public @Nullable InputStream getInputStream() {
    return in;
  }

  @Override
  public @Nullable OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.disconnect();
    }
    jump.disconnect();
  }
}
