package org.twinkeep.ui.install;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.Secret;

/**
 * Hands the questions of a connecting thread to the window, and waits for the answers. The same
 * secret is asked for once: an install makes several connections, some of them while a roll-back
 * timer runs.
 */
final class AskingPerson implements Person, AutoCloseable {

  private final Consumer<Asked> asking;
  private final Map<String, char[]> told = new HashMap<>();

  AskingPerson(Consumer<Asked> asking) {
    this.asking = asking;
  }

  @Override
  public boolean accepts(HostKey key) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    asking.accept(new Asked.AboutHostKey(key, answer));
    return answer.join();
  }

  @Override
  public synchronized Optional<Secret> secret(String what) {
    char[] known = told.get(what);
    if (known != null) {
      return Optional.of(Secret.of(known.clone()));
    }
    CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
    asking.accept(new Asked.ForSecret(what, answer));
    Optional<char[]> typed = answer.join();
    typed.ifPresent(secret -> told.put(what, secret.clone()));
    return typed.map(Secret::of);
  }

  /** Wipes what was told. */
  @Override
  public synchronized void close() {
    told.values().forEach(secret -> Arrays.fill(secret, '\0'));
    told.clear();
  }
}
