package org.twinkeep.install.check;

import java.util.List;
import org.twinkeep.problem.Problem;

/** One thing to look at before an install. Errors stop it; the rest is shown. */
public interface PreFlightCheck {

  /** What is looked at, for people: {@code packages}. */
  String title();

  /** What is wrong on this node; empty = nothing. */
  List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all);

  /** All checks, in the order in which they are shown. */
  List<PreFlightCheck> ALL =
      List.of(
          new SystemCheck(),
          new PackagesCheck(),
          new InterfacesCheck(),
          new RoomCheck(),
          new PendingCheck(),
          new MasterCheck(),
          new ForeignRulesCheck(),
          new OtherServicesCheck(),
          new ClockCheck(),
          new WeekdaysCheck());
}
