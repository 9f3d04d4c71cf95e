package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;

/** What a NAT rule asks for in several cells that cannot be had together. */
final class NatObjections {

  private final NodeContext context;

  NatObjections(NodeContext context) {
    this.context = context;
  }

  void report(NatRule rule, Devices in, Devices out, RuleReport report) {
    if (rule.translatedService().negated()) {
      report.error(
          "nat.target.negated",
          "translated service",
          "A port cannot be translated to 'anything but'.",
          "Name the port or range to translate to.");
    }
    if (rule.options().masquerade() && !rule.translatedSource().isAny()) {
      report.error(
          "nat.masquerade.source",
          "translated source",
          "The rule masquerades, to the address of the output interface, and names another new source.",
          "Switch masquerading off, or empty the translated source.");
    }
    dynamic(rule.translatedSource())
        .filter(device -> !isAlone(device, out))
        .ifPresent(
            device ->
                report.error(
                    "nat.source.dynamic",
                    "translated source",
                    "The address of '"
                        + device.name()
                        + "' is not known here; only packets that leave by it can be given it.",
                    "Name '"
                        + device.name()
                        + "' as the output interface, too, and nothing else."));
    dynamic(rule.translatedDestination())
        .filter(device -> !isAlone(device, in))
        .ifPresent(
            device ->
                report.error(
                    "nat.target.dynamic",
                    "translated destination",
                    "The address of '"
                        + device.name()
                        + "' is not known here; packets can be led to that of the interface by which they come in.",
                    "Translate to the firewall, or name '"
                        + device.name()
                        + "' as the input interface, too, and nothing else."));
    if (mixesOwnSources(rule)) {
      report.error(
          "nat.source.mixed",
          "source",
          "The firewall is among other sources. Its own connections are translated elsewhere than"
              + " those that come in, and only by rules about nothing else.",
          "Make two rules of it: one for the firewall, one for the others.");
    }
  }

  private Optional<Interface> dynamic(Cell cell) {
    return cell.members().size() == 1
        ? context.node().findInterface(cell.members().getFirst()).filter(Interface::dynamic)
        : Optional.empty();
  }

  private static boolean isAlone(Interface device, Devices devices) {
    return !devices.any() && !devices.negated() && devices.names().equals(Set.of(device.name()));
  }

  /** Whether a rule about destinations names the firewall and something else as sources. */
  private boolean mixesOwnSources(NatRule rule) {
    boolean translates =
        rule.action() instanceof NatAction.Translate
            && (!rule.translatedDestination().isAny()
                || rule.translatedSource().isAny() && !rule.options().masquerade());
    if (!translates || rule.source().negated() || !rule.inInterface().isAny()) {
      return false;
    }
    Set<Id> own = context.firewall().elements().map(Element::id).collect(Collectors.toSet());
    List<Boolean> kinds =
        Membership.leaves(context.project(), rule.source().members()).stream()
            .map(own::contains)
            .distinct()
            .toList();
    return kinds.size() > 1;
  }
}
