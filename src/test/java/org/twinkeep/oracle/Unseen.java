package org.twinkeep.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.UserService;

/**
 * What packets out of a TUN device cannot show about a design, and why. Hardware addresses, socket
 * owners and limits have tests of their own: {@link MacAddressToolIT}, {@link SocketOwnerToolIT},
 * {@link RateLimitToolIT}, {@link ConnectionLimitToolIT}.
 */
final class Unseen {

  private static final Map<String, Predicate<Unseen>> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(
        "a TUN device has no hardware addresses",
        u ->
            u.uses(
                o ->
                    o instanceof Host h
                        && h.addresses().stream().anyMatch(a -> a.mac().isPresent())));
    REASONS.put(
        "the words of a back end mean nothing to the design's evaluator",
        u ->
            u.uses(CustomService.class::isInstance)
                || u.policy().anyMatch(r -> r.action() instanceof Action.Custom));
    REASONS.put("all packets are sent by one user", u -> u.uses(UserService.class::isInstance));
    REASONS.put(
        "with a limit, the fate of a packet depends on those before it",
        u ->
            u.policy()
                .anyMatch(
                    r ->
                        r.options().rateLimit().isPresent()
                            || r.options().connectionLimit().isPresent()));
    REASONS.put(
        "raw text around the ruleset means nothing to the evaluator",
        u ->
            !u.firewall.settings().prologue().isEmpty()
                || !u.firewall.settings().epilogue().isEmpty());
  }

  private final Project project;
  private final Firewall firewall;

  private Unseen(Project project, Firewall firewall) {
    this.project = project;
    this.firewall = firewall;
  }

  /** Why a design is left out; absent = it is not. */
  static Optional<String> reason(Project project, Firewall firewall) {
    Unseen unseen = new Unseen(project, firewall);
    return REASONS.entrySet().stream()
        .filter(e -> e.getValue().test(unseen))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Stream<PolicyRule> policy() {
    return firewall.ruleSets().policy().stream().flatMap(s -> s.rules().stream());
  }

  private Stream<NatRule> nat() {
    return firewall.ruleSets().nat().stream().flatMap(s -> s.rules().stream());
  }

  private boolean uses(Predicate<ProjectObject> kind) {
    List<Cell> cells =
        Stream.concat(
                policy().flatMap(r -> Stream.of(r.source(), r.destination(), r.service())),
                nat().flatMap(r -> Stream.of(r.source(), r.destination(), r.service())))
            .toList();
    return cells.stream()
        .flatMap(c -> Membership.leaves(project, c.members()).stream())
        .flatMap(id -> project.object(id).stream())
        .anyMatch(kind);
  }
}
