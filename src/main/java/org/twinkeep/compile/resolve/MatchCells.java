package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.twinkeep.compile.flatten.Flatten;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;

/** Finds the cell, and the objects in it, that a match of a rule was made from. */
public final class MatchCells implements Flatten.Cells {

  private final NodeContext context;

  public MatchCells(NodeContext context) {
    this.context = context;
  }

  @Override
  public Flatten.Cell of(Origin origin, Match match, Family family) {
    return switch (match) {
      case Match.Custom _,
          Match.Header _,
          Match.Icmp _,
          Match.Owner _,
          Match.PacketMark _,
          Match.Ports _,
          Match.Protocol _ ->
          new Flatten.Cell("service", services(origin, match, family));
      case Match.Time time -> time(origin, time);
      case Match.Device _ -> new Flatten.Cell("interface", List.of());
      case Match.Address _,
          Match.AddressWithMac _,
          Match.Delivered _,
          Match.HopLimit _,
          Match.LargeSet _,
          Match.LocalAddress _,
          Match.NodeSet _,
          Match.NotSyn _,
          Match.OriginalDestination _,
          Match.OriginalPort _,
          Match.State _ ->
          new Flatten.Cell("", List.of());
    };
  }

  private List<String> services(Origin origin, Match match, Family family) {
    return names(
        origin,
        false,
        o ->
            o instanceof Service s
                && ServiceCell.match(s, family).filter(match::equals).isPresent());
  }

  /**
   * What no window says comes from the rule's day of expiry, which stands among the options. A back
   * end that has no words for a window of one second has none before the expiry either; else it is
   * the end that it cannot say.
   */
  private Flatten.Cell time(Origin origin, Match.Time time) {
    TimeCondition asked = time.condition();
    boolean second = asked.fromSecond() == asked.toSecond();
    List<String> windows =
        names(
            origin,
            true,
            o ->
                o instanceof TimeWindow w
                    && (second ? TimeCell.isOfUntilExpiry(w, asked) : TimeCell.isOf(w, asked)));
    return new Flatten.Cell(windows.isEmpty() ? "options" : "time", windows);
  }

  private List<String> names(Origin origin, boolean time, Predicate<ProjectObject> is) {
    List<Id> members = new ArrayList<>();
    context
        .firewall()
        .ruleSets()
        .all()
        .flatMap(set -> set.rules().stream())
        .filter(rule -> rule.id().value().equals(origin.id()))
        .forEach(rule -> members.addAll(cell(rule, time).members()));
    return Membership.leaves(context.project(), members).stream()
        .flatMap(id -> context.project().object(id).stream())
        .filter(is)
        .map(ProjectObject::name)
        .toList();
  }

  private static Cell cell(Rule rule, boolean time) {
    return switch (rule) {
      case PolicyRule p -> time ? p.time() : p.service();
      case NatRule n -> time ? Cell.ANY : n.service();
      case RoutingRule _ -> Cell.ANY;
    };
  }
}
