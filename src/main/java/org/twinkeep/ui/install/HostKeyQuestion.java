package org.twinkeep.ui.install;

import java.util.List;
import org.twinkeep.install.ssh.Person.HostKey;
import org.twinkeep.ui.kit.Question;

/** Shows a host key that nobody has accepted yet. */
final class HostKeyQuestion {

  private HostKeyQuestion() {}

  static boolean accepts(Question question, HostKey key) {
    return question.confirm(
        "Is this " + key.address().name() + "?",
        key.address()
            + " shows a host key that nobody has accepted yet. Compare it with the one that the"
            + " node itself prints: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub",
        List.of(key.type(), key.sha256(), key.sha256Hex()),
        "Accept this key");
  }
}
