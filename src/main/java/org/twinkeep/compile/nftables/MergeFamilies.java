package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleOptions.Per;

/**
 * Two programs → chains of one table. Where a row became the same rules in both families, they
 * stand once; otherwise those of IPv4 stand before those of IPv6, each under its family.
 */
final class MergeFamilies {

  private final Program four;
  private final Program six;

  MergeFamilies(Program four, Program six) {
    this.four = four;
    this.six = six;
  }

  List<FamilyChain> run() {
    Map<Chain.Place, List<Rule>> fours = byPlace(four);
    Map<Chain.Place, List<Rule>> sixes = byPlace(six);
    Set<Chain.Place> places = new LinkedHashSet<>();
    ordered(four, six).forEach(places::add);
    List<FamilyChain> chains = new ArrayList<>();
    Set<ChainName> names = new HashSet<>();
    for (Chain.Place place : places) {
      if (place instanceof Chain.Place.Named(ChainName name, Hook.Table _) && !names.add(name)) {
        throw new IllegalStateException("two tables have a chain " + name.text());
      }
      List<Rule> a = fours.get(place);
      List<Rule> b = sixes.get(place);
      chains.add(
          new FamilyChain(
              place,
              a == null || b == null
                  ? alone(a == null ? b : a, a == null ? Family.IPV6 : Family.IPV4, place)
                  : merge(a, b)));
    }
    return chains;
  }

  /** Chains at hooks in the order of the hooks, then named ones. */
  private static List<Chain.Place> ordered(Program... programs) {
    List<Chain.Place> hooks = new ArrayList<>();
    List<Chain.Place> named = new ArrayList<>();
    for (Program program : programs) {
      for (Chain chain : program.chains()) {
        (chain.place() instanceof Chain.Place.At ? hooks : named).add(chain.place());
      }
    }
    hooks.sort(
        (a, b) -> {
          Chain.Place.At first = (Chain.Place.At) a;
          Chain.Place.At second = (Chain.Place.At) b;
          return first.hook().compareTo(second.hook());
        });
    hooks.addAll(named);
    return hooks;
  }

  private static Map<Chain.Place, List<Rule>> byPlace(Program program) {
    Map<Chain.Place, List<Rule>> chains = new LinkedHashMap<>();
    program.chains().forEach(c -> chains.put(c.place(), c.rules()));
    return chains;
  }

  /** A chain that only packets of one family are sent to need not ask for it. */
  private static List<FamilyRule> alone(
      @org.jspecify.annotations.Nullable List<Rule> rules, Family family, Chain.Place place) {
    Optional<Family> only =
        place instanceof Chain.Place.Named ? Optional.empty() : Optional.of(family);
    return rules == null
        ? List.of()
        : rules.stream().map(r -> new FamilyRule(r, family, only)).toList();
  }

  private static List<FamilyRule> merge(List<Rule> a, List<Rule> b) {
    List<FamilyRule> merged = new ArrayList<>();
    List<Run> fours = runs(a);
    List<Run> sixes = runs(b);
    int j = 0;
    for (Run run : fours) {
      int match = find(sixes, j, run.origin());
      if (match < 0) {
        run.rules().forEach(r -> merged.add(of(r, Family.IPV4)));
        continue;
      }
      for (; j < match; j++) {
        sixes.get(j).rules().forEach(r -> merged.add(of(r, Family.IPV6)));
      }
      merged.addAll(both(run.rules(), sixes.get(match).rules()));
      j = match + 1;
    }
    for (; j < sixes.size(); j++) {
      sixes.get(j).rules().forEach(r -> merged.add(of(r, Family.IPV6)));
    }
    return merged;
  }

  /** Rules of one row that follow each other. */
  private record Run(Origin origin, List<Rule> rules) {}

  private static List<Run> runs(List<Rule> rules) {
    List<Run> runs = new ArrayList<>();
    for (Rule rule : rules) {
      if (runs.isEmpty() || !runs.getLast().origin().equals(rule.origin())) {
        runs.add(new Run(rule.origin(), new ArrayList<>()));
      }
      runs.getLast().rules().add(rule);
    }
    return runs;
  }

  private static int find(List<Run> runs, int from, Origin origin) {
    for (int i = from; i < runs.size(); i++) {
      if (runs.get(i).origin().equals(origin)) {
        return i;
      }
    }
    return -1;
  }

  private static List<FamilyRule> both(List<Rule> a, List<Rule> b) {
    if (a.equals(b) && a.stream().allMatch(MergeFamilies::isNeutral)) {
      return a.stream().map(r -> new FamilyRule(r, Family.IPV4, Optional.empty())).toList();
    }
    List<FamilyRule> rules = new ArrayList<>();
    a.forEach(r -> rules.add(of(r, Family.IPV4)));
    b.forEach(r -> rules.add(of(r, Family.IPV6)));
    return rules;
  }

  private static FamilyRule of(Rule rule, Family family) {
    return new FamilyRule(rule, family, Optional.of(family));
  }

  private static boolean isNeutral(Rule rule) {
    return rule.conditions().stream()
            .map(Condition::anyOf)
            .flatMap(List::stream)
            .allMatch(MergeFamilies::isNeutral)
        && rule.guards().stream().allMatch(MergeFamilies::isNeutral)
        && rule.statements().stream().allMatch(MergeFamilies::isNeutral);
  }

  private static boolean isNeutral(Match match) {
    return switch (match) {
      case Match.Address _ -> false;
      case Match.AddressWithMac _ -> false;
      case Match.NodeSet _ -> false;
      case Match.LargeSet _ -> false;
      case Match.OriginalDestination _ -> false;
      case Match.Icmp _ -> false;
      case Match.Header _ -> false;
      case Match.HopLimit _ -> false;
      case Match.LocalAddress _ -> true;
      case Match.Delivered _ -> true;
      case Match.OriginalPort _ -> true;
      case Match.Device _ -> true;
      case Match.Protocol _ -> true;
      case Match.Ports _ -> true;
      case Match.NotSyn() -> true;
      case Match.PacketMark _ -> true;
      case Match.Owner _ -> true;
      case Match.Custom _ -> true;
      case Match.State _ -> true;
      case Match.Time _ -> true;
    };
  }

  private static boolean isNeutral(Guard guard) {
    return switch (guard) {
      case Guard.RateBelow r -> r.per() == Per.RULE;
      case Guard.ConnectionsBelow c -> c.per() == Per.RULE;
      case Guard.Share s -> !s.sameClient();
    };
  }

  private static boolean isNeutral(Statement statement) {
    return switch (statement) {
      case Statement.Reject(RejectWith with) -> Statements.hasCommonForm(with);
      case Statement.SourceNat _ -> false;
      case Statement.DestinationNat _ -> false;
      case Statement.Redirect _ -> false;
      case Statement.Netmap _ -> false;
      case Statement.Lookup _ -> false;
      case Statement _ -> true;
    };
  }
}
