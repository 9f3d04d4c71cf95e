package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.samples.ArticlePair;

/** Twelve policy rules and three NAT rules that the tests build by hand, and what must come out. */
final class Plan {

  static final Id POLICY = Id.of("lj-fw:policy");
  static final Id NAT = Id.of("lj-fw:nat");

  /**
   * A policy rule. Objects are named by their names; all of them exist.
   *
   * @param in the input interface
   * @param out the output interface
   * @param action Accept, Deny or Reject (TCP reset)
   * @param notSource whether the source is negated
   */
  record Wanted(
      List<String> source,
      List<String> destination,
      List<String> service,
      String in,
      String out,
      String action,
      boolean log,
      boolean notSource) {}

  /** A NAT rule; {@code exempt} = No NAT. */
  record WantedNat(
      String source,
      String destination,
      String service,
      String in,
      String out,
      boolean exempt,
      String newSource,
      String newDestination) {}

  static final List<Wanted> RULES =
      List.of(
          rule("admin-net", "lj-fw", "adm", "", "", "Accept", true, false),
          rule("inside", "lj-fw", "dns", "inside", "", "Accept", false, false),
          rule("inside-net", "", "dns,www", "inside", "outside", "Accept", false, false),
          rule("", "web-1", "www", "outside", "", "Accept", false, false),
          rule("", "mail-1", "smtp", "outside", "", "Accept", true, false),
          rule("mail-1", "", "smtp", "", "outside", "Accept", false, false),
          rule("inside-net", "", "smtp", "", "outside", "Reject", true, false),
          rule("admin-net", "web-1,mail-1", "adm", "", "", "Accept", false, false),
          rule("inside-net", "outside-net", "", "", "", "Deny", false, true),
          rule("inside-net6", "", "www", "inside", "", "Accept", false, false),
          rule("outside-net", "lj-fw", "", "", "", "Deny", true, false),
          rule("", "", "", "", "", "Deny", true, false));

  static final List<WantedNat> NAT_RULES =
      List.of(
          new WantedNat("inside-net", "outside-net", "", "", "outside", true, "", ""),
          new WantedNat("", "outside", "www", "outside", "", false, "", "web-1"),
          new WantedNat("inside-net", "", "", "", "outside", false, "outside", ""));

  private Plan() {}

  private static Wanted rule(
      String source,
      String destination,
      String service,
      String in,
      String out,
      String action,
      boolean log,
      boolean not) {
    return new Wanted(words(source), words(destination), words(service), in, out, action, log, not);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  /** The pair without rules, with some services and a mail server. */
  static Project empty() {
    Project sample = ArticlePair.project();
    List<ProjectObject> objects = new ArrayList<>(sample.objects().all());
    objects.add(new Host(head("mail-1"), List.of(HostAddress.of(Ip.parse("10.1.1.25")))));
    objects.add(tcp("adm", 22));
    objects.add(tcp("www", 8080));
    objects.add(tcp("smtp", 2525));
    objects.add(new UdpService(head("dns"), List.of(), List.of(PortRange.of(5353))));
    Firewall firewall = sample.firewalls().getFirst();
    return sample
        .withObjects(ObjectTable.of(objects))
        .with(withRules(firewall, List.of(), List.of()));
  }

  /** What must come out. */
  static Project built() {
    Project empty = empty();
    List<PolicyRule> rules = new ArrayList<>();
    RULES.forEach(wanted -> rules.add(rule(number("rule", rules.size()), wanted)));
    List<NatRule> nat = new ArrayList<>();
    NAT_RULES.forEach(wanted -> nat.add(nat(number("rule", rules.size() + nat.size()), wanted)));
    return empty.with(withRules(empty.firewalls().getFirst(), rules, nat));
  }

  private static Id number(String name, int before) {
    return Id.of(before == 0 ? name : name + "-" + (before + 1));
  }

  private static PolicyRule rule(Id id, Wanted wanted) {
    Action action =
        switch (wanted.action()) {
          case "Accept" -> new Action.Accept();
          case "Reject" -> new Action.Reject(RejectWith.TCP_RESET);
          default -> new Action.Deny();
        };
    return PolicyRule.of(id, action)
        .withSource(cell(wanted.source()).withNegated(wanted.notSource()))
        .withDestination(cell(wanted.destination()))
        .withService(cell(wanted.service()))
        .withInterfaces(new InterfaceMatch(iface(wanted.in()), iface(wanted.out()), Cell.ANY))
        .withLogging(wanted.log() ? Optional.of(Logging.DEFAULT) : Optional.empty())
        .withInfo(RuleInfo.NONE);
  }

  private static NatRule nat(Id id, WantedNat wanted) {
    return NatRule.of(id)
        .withSource(cell(words(wanted.source())))
        .withDestination(
            wanted.destination().equals("outside")
                ? iface("outside")
                : cell(words(wanted.destination())))
        .withService(cell(words(wanted.service())))
        .withInInterface(iface(wanted.in()))
        .withOutInterface(iface(wanted.out()))
        .withAction(wanted.exempt() ? new NatAction.Exempt() : new NatAction.Translate())
        .withTranslatedSource(iface(wanted.newSource()))
        .withTranslatedDestination(cell(words(wanted.newDestination())));
  }

  private static Cell cell(List<String> names) {
    return new Cell(names.stream().map(Id::of).toList(), false);
  }

  private static Cell iface(String name) {
    return name.isEmpty() ? Cell.ANY : Cell.of(Id.of("lj-fw:" + name));
  }

  private static Firewall withRules(Firewall firewall, List<PolicyRule> policy, List<NatRule> nat) {
    return firewall.withRuleSets(
        new RuleSets(
            List.of(new RuleSet.Policy(POLICY, "Policy", Families.BOTH, policy)),
            List.of(new RuleSet.Nat(NAT, "NAT", Families.BOTH, nat)),
            List.of()));
  }

  private static TcpService tcp(String name, int port) {
    return new TcpService(head(name), List.of(), List.of(PortRange.of(port)), Optional.empty());
  }

  private static Head head(String name) {
    return Head.of(Id.of(name), name);
  }
}
