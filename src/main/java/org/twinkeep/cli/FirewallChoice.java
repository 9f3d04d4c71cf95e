package org.twinkeep.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;

/** Finds the firewall that a call is about: by name or id, or the only one of the project. */
final class FirewallChoice {

  private FirewallChoice() {}

  static Firewall of(Project project, Optional<String> wanted) throws CallException {
    List<Firewall> found =
        project.firewalls().stream()
            .filter(
                f ->
                    wanted.isEmpty()
                        || f.id().value().equals(wanted.get())
                        || f.name().equals(wanted.get()))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    String names =
        project.firewalls().stream().map(Firewall::name).collect(Collectors.joining(", "));
    if (names.isEmpty()) {
      throw new CallException("The project has no firewall. Add one in the window.");
    }
    throw new CallException(
        wanted.isPresent()
            ? "The project has no firewall '" + wanted.get() + "'. It has: " + names + "."
            : "The project has several firewalls. Choose one with --firewall: " + names + ".");
  }
}
