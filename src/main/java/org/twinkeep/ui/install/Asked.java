package org.twinkeep.ui.install;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.twinkeep.install.ssh.Person.HostKey;

/** A question that the connecting thread waits for; answer it exactly once. */
public sealed interface Asked {

  /** The answer when nobody answers: no. */
  void dismiss();

  /**
   * Is this the node's key?
   *
   * @param answer true = keep it and go on
   */
  record AboutHostKey(HostKey key, CompletableFuture<Boolean> answer) implements Asked {
    @Override
    public void dismiss() {
      answer.complete(false);
    }
  }

  /**
   * A password, passphrase or code.
   *
   * @param text the question, naming node and user
   * @param answer empty = none
   */
  record ForSecret(String text, CompletableFuture<Optional<char[]>> answer) implements Asked {
    @Override
    public void dismiss() {
      answer.complete(Optional.empty());
    }
  }
}
