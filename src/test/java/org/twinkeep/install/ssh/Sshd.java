package org.twinkeep.install.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.twinkeep.install.NodeBox;

/** An sshd on 127.0.0.1 whose users, sudo rules and keys exist in a {@link NodeBox} only. */
final class Sshd implements AutoCloseable {

  final NodeBox box;
  final int port;

  private Sshd(NodeBox box, int port) {
    this.box = box;
    this.port = port;
  }

  static Sshd start() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "needs openssh-server");
    NodeBox box = NodeBox.onLoopback();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Sshd sshd = new Sshd(box, port);
    box.write(
        "/etc/ssh/sshd_config",
        "Port "
            + port
            + "\nListenAddress 127.0.0.1\nHostKey /etc/ssh/test_ed25519\nUsePAM no\nPidFile /run/sshd.pid\n"
            + "PermitRootLogin yes\nPasswordAuthentication yes\nKbdInteractiveAuthentication no\n"
            + "StrictModes no\nLogLevel ERROR\n");
    NodeBox.Answer ready =
        box.sh(
            "rm -f /etc/ssh/test_*; ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/test_ed25519; mkdir -p /run/sshd;"
                + " useradd -m -s /bin/sh keeper && echo 'keeper:s3cret pass' | chpasswd &&"
                + " useradd -m -s /bin/sh free && echo free:free | chpasswd &&"
                + " useradd -m -s /bin/sh other && echo other:other | chpasswd;"
                + " echo 'root:toor' | chpasswd; mkdir -p /etc/sudoers.d;"
                + " echo 'keeper ALL=(ALL) ALL' >/etc/sudoers.d/test; echo 'free ALL=(ALL) NOPASSWD: ALL' >>/etc/sudoers.d/test;"
                + " chmod 440 /etc/sudoers.d/test; chown root:root /etc/sudoers.d/test;"
                + " /usr/sbin/sshd -E /run/sshd.log; i=0; while [ $i -lt 50 ] && [ ! -s /run/sshd.pid ]; do"
                + " sleep 0.1; i=$((i+1)); done; cat /run/sshd.log; [ -s /run/sshd.pid ]");
    if (ready.status() != 0) {
      box.close();
      throw new IllegalStateException(ready.out());
    }
    return sshd;
  }

  SshAddress as(String user) {
    return new SshAddress("lj-fw-1", "127.0.0.1", port, user, Optional.empty());
  }

  @Override
  public void close() {
    box.close();
  }
}
