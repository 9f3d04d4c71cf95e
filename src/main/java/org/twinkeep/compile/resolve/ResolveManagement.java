package org.twinkeep.compile.resolve;

import java.util.function.Consumer;
import org.twinkeep.check.Places;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Side;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Family;
import org.twinkeep.problem.Problem;

/** The addresses from which the node may always be managed. */
public final class ResolveManagement {

  private final NodeContext context;
  private final AddressCell addresses;

  public ResolveManagement(NodeContext context, World world) {
    this.context = context;
    this.addresses = new AddressCell(new Meanings(context, world, Meanings.View.ALL));
  }

  /** The condition on the source; always = none are given, or none in this family. */
  public Condition run(Family family, Consumer<Problem> problems) {
    Cell cell = context.firewall().settings().managementAccess();
    RuleReport report = new RuleReport(Places.of(context.firewall()), problems);
    Membership.leaves(context.project(), cell.members()).stream()
        .flatMap(id -> context.project().object(id).stream())
        .filter(DnsName.class::isInstance)
        .forEach(
            name ->
                report.error(
                    "firewall.management.name",
                    "management access",
                    "'"
                        + name.name()
                        + "' is a host name; when its address changes, nobody can manage the nodes any more.",
                    "Give the administrators' addresses or networks."));
    CellMeaning meaning =
        addresses.resolve(cell, Side.SOURCE, family, "management access", false, report);
    if (!cell.isAny() && meaning.equals(CellMeaning.ANY)) {
      report.error(
          "firewall.management.everybody",
          "management access",
          "Management access is given to every " + family.label() + " address.",
          "Name the administrators' networks.");
    }
    return meaning instanceof CellMeaning.Means(Condition condition) ? condition : Condition.ALWAYS;
  }
}
