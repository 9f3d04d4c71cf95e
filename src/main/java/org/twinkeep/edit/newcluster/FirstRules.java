package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.Template;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/** The objects of a new cluster's networks, and the rules that its template begins with. */
final class FirstRules {

  private final ClusterDraft draft;
  private final Cluster cluster;
  private final Project project;
  private final Set<Id> used;
  private ObjectTable objects;
  private final List<PolicyRule> policy = new ArrayList<>();
  private final List<NatRule> nat = new ArrayList<>();
  private final List<RoutingRule> routing = new ArrayList<>();

  FirstRules(ClusterDraft draft, Cluster cluster, Project project, Set<Id> used) {
    this.draft = draft;
    this.cluster = cluster;
    this.project = project;
    this.used = used;
    this.objects = project.objects();
  }

  static RuleSets none(Id cluster) {
    return sets(cluster, List.of(), List.of(), List.of());
  }

  private static RuleSets sets(
      Id cluster, List<PolicyRule> policy, List<NatRule> nat, List<RoutingRule> routing) {
    return new RuleSets(
        List.of(new RuleSet.Policy(Id.of(cluster + ":policy"), "Policy", Families.BOTH, policy)),
        List.of(new RuleSet.Nat(Id.of(cluster + ":nat"), "NAT", Families.BOTH, nat)),
        List.of(
            new RuleSet.Routing(Id.of(cluster + ":routing"), "Routing", Families.BOTH, routing)));
  }

  /** The project's objects and those that were added. */
  ObjectTable objects() {
    return objects;
  }

  /** The cluster with its rules. */
  Cluster complete() {
    List<Id> inside = networks(Role.INSIDE, "Everything behind the firewalls");
    Optional<Id> everything = group(inside);
    networks(Role.DMZ, "Servers");
    networks(Role.OUTSIDE, "Towards the Internet");
    Optional<Id> administrators = administrators();
    Optional<Firewall> existing =
        draft.policy().existing().filter(f -> isCopy()).flatMap(project::firewall);
    if (existing.isPresent()) {
      CopiedRules copied =
          new CopiedRules(existing.get(), cluster, original -> fresh(original.value()));
      return cluster
          .withSettings(
              cluster
                  .settings()
                  .withManagementAccess(
                      administrators.map(Cell::of).orElseGet(copied::managementAccess)))
          .withRuleSets(copied.all());
    }
    administrators.ifPresent(this::administration);
    if (draft.policy().template() != Template.DENY_ALL) {
      everything.ifPresent(this::insideOut);
    }
    if (draft.policy().template() == Template.WEB_SERVER) {
      publish(webServer());
    }
    if (draft.policy().template() != Template.DENY_ALL) {
      hide(inside);
    }
    draft.around().behind().forEach(this::route);
    Cell management = administrators.map(Cell::of).orElse(Cell.ANY);
    return cluster
        .withSettings(cluster.settings().withManagementAccess(management))
        .withRuleSets(sets(cluster.id(), policy, nat, routing));
  }

  private boolean isCopy() {
    return draft.policy().template() == Template.EXISTING;
  }

  // objects

  private List<Id> networks(Role role, String comment) {
    List<Id> found = new ArrayList<>();
    for (NetworkDraft network : draft.networks()) {
      if (network.role() != role) {
        continue;
      }
      for (Prefix prefix : Typed.prefixes(network)) {
        String name = network.name() + (prefix.family() == Family.IPV6 ? "-net6" : "-net");
        String said =
            prefix.family() == Family.IPV6 && Typed.prefixes(network).size() > 1
                ? "The same, IPv6"
                : comment;
        found.add(network(name, prefix, said));
      }
    }
    return found;
  }

  /** The network object of this prefix, made when there is none. */
  private Id network(String name, Prefix prefix, String comment) {
    return objects.stream()
        .filter(o -> o instanceof Network n && n.prefix().equals(prefix))
        .map(ProjectObject::id)
        .findFirst()
        .orElseGet(() -> add(new Network(head(name, comment), prefix)));
  }

  private Optional<Id> group(List<Id> inside) {
    if (inside.size() < 2) {
      return inside.stream().findFirst();
    }
    boolean oneNetwork =
        draft.networks().stream().filter(n -> n.role() == Role.INSIDE).count() == 1;
    return Optional.of(
        add(
            new ObjectGroup(
                head("inside", oneNetwork ? "Both families" : "All inside networks"), inside)));
  }

  private Optional<Id> administrators() {
    return Typed.prefix(draft.policy().administrators())
        .map(prefix -> network("admin-net", prefix, "Administrators' workstations"));
  }

  private Id webServer() {
    Ip address = Typed.ip(draft.policy().webServer()).orElseThrow();
    return host("web-1", address, "Public web server");
  }

  /** The host object of this address, made when there is none. */
  private Id host(String name, Ip ip, String comment) {
    HostAddress address = HostAddress.of(ip);
    return objects.stream()
        .filter(o -> o instanceof Host h && h.addresses().equals(List.of(address)))
        .map(ProjectObject::id)
        .findFirst()
        .orElseGet(() -> add(new Host(head(name, comment), List.of(address))));
  }

  private Head head(String name, String comment) {
    return Head.of(fresh(name), name).withComment(comment);
  }

  private Id add(ProjectObject object) {
    objects = objects.with(object);
    return object.id();
  }

  private Id fresh(String wanted) {
    Id fresh = Ids.fresh(used, wanted);
    used.add(fresh);
    return fresh;
  }

  // rules

  private Cell interfaces(Role role) {
    return Cell.of(
        cluster.interfaces().stream()
            .filter(
                i ->
                    draft.networks().stream()
                        .anyMatch(n -> n.role() == role && n.name().equals(i.name())))
            .map(ClusterInterface::id)
            .toArray(Id[]::new));
  }

  private void administration(Id administrators) {
    policy.add(
        rule("administration", "SSH to the nodes, for administrators only", "Firewalls")
            .withSource(Cell.of(administrators))
            .withDestination(Cell.of(cluster.id()))
            .withService(Cell.of(Id.of("std:ssh")))
            .withLogging(Optional.of(Logging.DEFAULT)));
  }

  private void insideOut(Id inside) {
    policy.add(
        rule("ping-firewalls", "The inside may see whether its gateway is there", "Firewalls")
            .withSource(Cell.of(inside))
            .withDestination(Cell.of(cluster.id()))
            .withService(Cell.of(Id.of("std:ping"), Id.of("std:ping6"))));
    policy.add(
        rule("inside-out", "The inside may go out", "Traffic")
            .withSource(Cell.of(inside))
            .withInterfaces(
                new InterfaceMatch(interfaces(Role.INSIDE), interfaces(Role.OUTSIDE), Cell.ANY)));
  }

  private void publish(Id server) {
    policy.add(
        rule("web-in", "Everybody may read the web server", "Traffic")
            .withDestination(Cell.of(server))
            .withService(Cell.of(Id.of("std:web")))
            .withInterfaces(new InterfaceMatch(interfaces(Role.OUTSIDE), Cell.ANY, Cell.ANY)));
    nat.add(
        NatRule.of(fresh("publish-web"))
            .withDestination(interfaces(Role.OUTSIDE))
            .withService(Cell.of(Id.of("std:web")))
            .withInInterface(interfaces(Role.OUTSIDE))
            .withTranslatedDestination(Cell.of(server))
            .withInfo(RuleInfo.comment("The web server is published on the virtual address")));
  }

  /** One rule for each outside network, because an address belongs to one of them. */
  private void hide(List<Id> inside) {
    Cell sources =
        Cell.of(
            inside.stream()
                .filter(
                    id ->
                        objects
                            .find(id)
                            .filter(
                                o -> o instanceof Network n && n.prefix().family() == Family.IPV4)
                            .isPresent())
                .toArray(Id[]::new));
    if (sources.isAny()) {
      return; // nothing to hide: IPv6 is not translated
    }
    for (Id outside : interfaces(Role.OUTSIDE).members()) {
      nat.add(
          NatRule.of(fresh("hide-inside"))
              .withSource(sources)
              .withOutInterface(Cell.of(outside))
              .withTranslatedSource(Cell.of(outside))
              .withInfo(RuleInfo.comment("The inside goes out with the virtual address")));
    }
  }

  /**
   * A route that the nodes have already: the rules have to know what lies behind which interface.
   */
  private void route(Surroundings.Behind behind) {
    String destination = behind.destination().toString();
    Optional<Id> shared =
        cluster.interfaces().stream()
            .filter(i -> prefixes(i).anyMatch(p -> p.contains(behind.gateway())))
            .map(ClusterInterface::id)
            .findFirst();
    Id network = network("net-" + destination.replace('/', '-'), behind.destination(), "");
    Id gateway = host("router-" + behind.gateway(), behind.gateway(), "");
    shared.ifPresent(
        via ->
            routing.add(
                RoutingRule.of(fresh("route"))
                    .withDestination(Cell.of(network))
                    .withGateways(List.of(gateway))
                    .withOutInterface(Cell.of(via))
                    .withInfo(RuleInfo.comment("The nodes have this route already"))));
  }

  private Stream<Prefix> prefixes(ClusterInterface shared) {
    return draft.networks().stream()
        .filter(n -> n.name().equals(shared.name()))
        .flatMap(n -> Typed.prefixes(n).stream());
  }

  private PolicyRule rule(String wanted, String comment, String section) {
    return PolicyRule.of(fresh(wanted), new Action.Accept())
        .withInfo(RuleInfo.comment(comment).withSection(section));
  }
}
