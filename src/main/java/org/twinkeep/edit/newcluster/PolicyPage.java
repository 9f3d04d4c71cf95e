package org.twinkeep.edit.newcluster;

import java.util.Optional;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Ip;

/** What the chosen rules need. */
final class PolicyPage {

  private final ClusterDraft draft;
  private final DraftProblems problems;

  PolicyPage(ClusterDraft draft, DraftProblems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void check() {
    switch (draft.policy().template()) {
      case DENY_ALL -> administrators();
      case INSIDE_OUT -> insideOut();
      case WEB_SERVER -> {
        insideOut();
        webServer();
      }
      case EXISTING -> existing();
    }
  }

  private void insideOut() {
    administrators();
    needs(Role.OUTSIDE, "outside");
    needs(Role.INSIDE, "inside");
  }

  /** Who administers that firewall administers this one, unless somebody is named here. */
  private void existing() {
    if (!draft.policy().administrators().isBlank()) {
      administrators();
    }
    if (draft.policy().existing().isEmpty()) {
      problems.error(
          Page.POLICY,
          "existing",
          "existing",
          "No firewall is chosen whose rules are copied.",
          "Choose one, or other rules to begin with.");
    }
  }

  private void administrators() {
    String text = draft.policy().administrators();
    if (text.isBlank()) {
      problems.warning(
          Page.POLICY,
          "administrators",
          "administrators",
          "Nobody may reach the nodes by SSH, so the first installation would lock you out and be"
              + " taken back.",
          "Type the network from which the nodes are administered, such as 192.0.2.0/28.");
    } else if (Typed.prefix(text).isEmpty()) {
      problems.error(
          Page.POLICY,
          "administrators.unreadable",
          "administrators",
          "'" + text + "' is not a network such as 192.0.2.0/28.",
          "Type a network with its prefix length, or a single address.");
    }
  }

  private void needs(Role role, String word) {
    if (draft.networks().stream().noneMatch(n -> n.role() == role)) {
      problems.error(
          Page.POLICY,
          "role." + word,
          "template",
          "These rules need a network with the role " + word + ", and there is none.",
          "Give a network that role, or choose other rules.");
    }
  }

  private void webServer() {
    Optional<Ip> server = Typed.ip(draft.policy().webServer());
    if (server.isEmpty()) {
      problems.error(
          Page.POLICY,
          "web",
          "web server",
          "The public web server has no address.",
          "Type its address inside, such as 192.0.2.100.");
      return;
    }
    boolean behind =
        draft.networks().stream()
            .filter(n -> n.role() == Role.INSIDE || n.role() == Role.DMZ)
            .flatMap(n -> Typed.prefixes(n).stream())
            .anyMatch(p -> p.contains(server.get()));
    if (!behind) {
      problems.warning(
          Page.POLICY,
          "web.elsewhere",
          "web server",
          server.get() + " is on no inside network, so the nodes need a route to it.",
          "Check the address.");
    }
  }
}
