package org.twinkeep.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.Secret;

/** Asks whoever sits at the terminal; where nobody does, nothing is accepted. */
final class PersonAtTerminal implements Person {

  private final Terminal terminal;

  PersonAtTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public boolean accepts(HostKey key) {
    terminal.tell(key.address() + " shows a host key that is not known yet:");
    terminal.tell("  " + key.type() + " " + key.sha256());
    return agrees("Is it the right one?");
  }

  /** A question that is answered with yes or no; no where nobody answers. */
  boolean agrees(String question) {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    String answer = console.readLine("%s [yes/no] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  @Override
  public Optional<Secret> secret(String what) {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("%s: ", what);
    return typed == null ? Optional.empty() : Optional.of(Secret.of(typed));
  }
}
