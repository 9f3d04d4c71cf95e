package org.twinkeep.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;

/** A part of a rule that holds references: one way to read and to replace any of its cells. */
public enum RulePart {
  SOURCE("source"),
  DESTINATION("destination"),
  SERVICE("service"),
  IN_INTERFACE("input interface"),
  OUT_INTERFACE("output interface"),
  EITHER_INTERFACE("interface"),
  TIME("time"),
  TRANSLATED_SOURCE("translated source"),
  TRANSLATED_DESTINATION("translated destination"),
  TRANSLATED_SERVICE("translated service"),
  GATEWAY("gateway");

  private final String title;

  RulePart(String title) {
    this.title = title;
  }

  /** The name that the window, {@link Reference#part} and problems use. */
  public String title() {
    return title;
  }

  /** The part with this name. */
  public static Optional<RulePart> titled(String title) {
    return Arrays.stream(values()).filter(p -> p.title.equals(title)).findFirst();
  }

  /** The cell of the rule; absent when rules of its kind have no such part. */
  public Optional<Cell> of(Rule rule) {
    return switch (rule) {
      case PolicyRule r -> Optional.ofNullable(ofPolicy(r));
      case NatRule r -> Optional.ofNullable(ofNat(r));
      case RoutingRule r -> Optional.ofNullable(ofRouting(r));
    };
  }

  /** The parts of this rule, in the order of the table. */
  public static List<RulePart> partsOf(Rule rule) {
    return Arrays.stream(values()).filter(part -> part.of(rule).isPresent()).toList();
  }

  /** The same rule with another cell here; the same rule when it has no such part. */
  public Rule with(Rule rule, Cell cell) {
    return switch (rule) {
      case PolicyRule r -> withPolicy(r, cell);
      case NatRule r -> withNat(r, cell);
      case RoutingRule r -> withRouting(r, cell);
    };
  }

  /**
   * Whether "anything but" makes sense here: a match can be negated; a translation cannot, and
   * nothing of a route.
   */
  public boolean isNegatable(Rule rule) {
    return switch (rule) {
      case PolicyRule _, NatRule _ -> isMatch();
      case RoutingRule _ -> false;
    };
  }

  private boolean isMatch() {
    return switch (this) {
      case SOURCE, DESTINATION, SERVICE, IN_INTERFACE, OUT_INTERFACE, EITHER_INTERFACE, TIME ->
          true;
      case TRANSLATED_SOURCE, TRANSLATED_DESTINATION, TRANSLATED_SERVICE, GATEWAY -> false;
    };
  }

  /** What an empty cell means, in one word. */
  public String emptyMeans() {
    return switch (this) {
      case SOURCE, DESTINATION, SERVICE, IN_INTERFACE, OUT_INTERFACE, EITHER_INTERFACE, TIME ->
          "any";
      case TRANSLATED_SOURCE, TRANSLATED_DESTINATION, TRANSLATED_SERVICE -> "original";
      case GATEWAY -> "none";
    };
  }

  private @Nullable Cell ofPolicy(PolicyRule r) {
    return switch (this) {
      case SOURCE -> r.source();
      case DESTINATION -> r.destination();
      case SERVICE -> r.service();
      case IN_INTERFACE -> r.interfaces().in();
      case OUT_INTERFACE -> r.interfaces().out();
      case EITHER_INTERFACE -> r.interfaces().either();
      case TIME -> r.time();
      case TRANSLATED_SOURCE, TRANSLATED_DESTINATION, TRANSLATED_SERVICE, GATEWAY -> null;
    };
  }

  private @Nullable Cell ofNat(NatRule r) {
    return switch (this) {
      case SOURCE -> r.source();
      case DESTINATION -> r.destination();
      case SERVICE -> r.service();
      case IN_INTERFACE -> r.inInterface();
      case OUT_INTERFACE -> r.outInterface();
      case TRANSLATED_SOURCE -> r.translatedSource();
      case TRANSLATED_DESTINATION -> r.translatedDestination();
      case TRANSLATED_SERVICE -> r.translatedService();
      case EITHER_INTERFACE, TIME, GATEWAY -> null;
    };
  }

  private @Nullable Cell ofRouting(RoutingRule r) {
    return switch (this) {
      case DESTINATION -> r.destination();
      case GATEWAY -> new Cell(r.gateways(), false);
      case OUT_INTERFACE -> r.outInterface();
      case SOURCE,
          SERVICE,
          IN_INTERFACE,
          EITHER_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE ->
          null;
    };
  }

  private PolicyRule withPolicy(PolicyRule r, Cell cell) {
    return switch (this) {
      case SOURCE -> r.withSource(cell);
      case DESTINATION -> r.withDestination(cell);
      case SERVICE -> r.withService(cell);
      case IN_INTERFACE -> r.withInterfaces(r.interfaces().withIn(cell));
      case OUT_INTERFACE -> r.withInterfaces(r.interfaces().withOut(cell));
      case EITHER_INTERFACE -> r.withInterfaces(r.interfaces().withEither(cell));
      case TIME -> r.withTime(cell);
      case TRANSLATED_SOURCE, TRANSLATED_DESTINATION, TRANSLATED_SERVICE, GATEWAY -> r;
    };
  }

  private NatRule withNat(NatRule r, Cell cell) {
    return switch (this) {
      case SOURCE -> r.withSource(cell);
      case DESTINATION -> r.withDestination(cell);
      case SERVICE -> r.withService(cell);
      case IN_INTERFACE -> r.withInInterface(cell);
      case OUT_INTERFACE -> r.withOutInterface(cell);
      case TRANSLATED_SOURCE -> r.withTranslatedSource(cell);
      case TRANSLATED_DESTINATION -> r.withTranslatedDestination(cell);
      case TRANSLATED_SERVICE -> r.withTranslatedService(cell);
      case EITHER_INTERFACE, TIME, GATEWAY -> r;
    };
  }

  private RoutingRule withRouting(RoutingRule r, Cell cell) {
    return switch (this) {
      case DESTINATION -> r.withDestination(cell);
      case GATEWAY -> r.withGateways(cell.members());
      case OUT_INTERFACE -> r.withOutInterface(cell);
      case SOURCE,
          SERVICE,
          IN_INTERFACE,
          EITHER_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE ->
          r;
    };
  }
}
