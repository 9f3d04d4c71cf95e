package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.flatten.Dialect;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Rate;

/** What one line of nft can say: any set of addresses, ports or interfaces. */
public final class NftDialect implements Dialect {

  /** The kernel counts the time for a whole burst as nanoseconds in 64 bits. */
  private static final long LONGEST_REFILL = 18_446_744_073L;

  @Override
  public List<Condition> adapt(Condition condition, Family family) throws Unspeakable {
    List<Match> together = new ArrayList<>();
    List<Condition> adapted = new ArrayList<>();
    for (Match match : condition.anyOf()) {
      check(match);
      if (condition.negated() && canNegate(match)) {
        adapted.add(Condition.isNot(match));
      } else {
        together.add(match);
      }
    }
    if (!together.isEmpty()) {
      adapted.add(new Condition(condition.negated(), together));
    }
    return adapted;
  }

  private static void check(Match match) throws Unspeakable {
    switch (match) {
      case Match.Custom c -> CustomWords.checkMatch(c.nftables());
      case Match.Header h when h.options().contains(IpOption.TIMESTAMP) ->
          throw new Unspeakable(
              "nftables cannot look at the IP timestamp option alone.",
              "Use a service for any IP option.");
      case Match.Owner(String user) when !user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") ->
          throw new Unspeakable(
              "'" + user + "' is not a user name or number.", "Correct the user service.");
      case Match _ -> {}
    }
  }

  @Override
  public boolean canNegate(Match match) {
    return switch (match) {
      case Match.Address _ -> true;
      case Match.LocalAddress _ -> true;
      case Match.Delivered _ -> true;
      case Match.NodeSet _ -> true;
      case Match.LargeSet _ -> true;
      case Match.OriginalDestination _ -> true;
      case Match.OriginalPort _ -> true;
      case Match.AddressWithMac _ -> false;
      case Match.Device _ -> true;
      case Match.Protocol _ -> true;
      case Match.Ports p -> p.isWhole();
      case Match.NotSyn() -> false;
      case Match.Icmp i -> i.type().isEmpty();
      case Match.Header _ -> false;
      case Match.PacketMark _ -> true;
      case Match.Owner _ -> false;
      case Match.Custom _ -> false;
      case Match.State _ -> false;
      case Match.HopLimit _ -> false;
      case Match.Time _ -> false;
    };
  }

  @Override
  public void check(Rule rule, Family family) throws Unspeakable {
    for (Guard guard : rule.guards()) {
      switch (guard) {
        case Guard.RateBelow(Rate rate, var _) -> check(rate, "options");
        case Guard _ -> {}
      }
    }
    for (Statement statement : rule.statements()) {
      switch (statement) {
        case Statement.Log log when log.limit().isPresent() -> check(log.limit().get(), "log");
        case Statement.Custom c -> CustomWords.checkStatement(c.nftables());
        case Statement _ -> {}
      }
    }
  }

  private static void check(Rate rate, String part) throws Unspeakable {
    if (rate.burst() * rate.unit().seconds() / rate.count() > LONGEST_REFILL) {
      throw new Unspeakable(
          part,
          "The kernel cannot count so slow a rate with so large a burst.",
          "Lower the burst or raise the rate of the limit.");
    }
  }

  @Override
  public int lines(List<Statement> statements) {
    return Groups.of(statements).size();
  }
}
