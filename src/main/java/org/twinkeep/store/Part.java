package org.twinkeep.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.twinkeep.interchange.ItemJson;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/** A part of a project that has a row of its own; what it contains are parts again. */
sealed interface Part {

  /** The value of the model; parts with the very same value are the same. */
  Object value();

  /** How the part is found again when its value was replaced; unique among its siblings. */
  String name();

  /** Its text without what it contains. */
  String body();

  /** What it contains, in order. */
  List<Part> children();

  /** The word in the table. */
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The whole project. */
  record Root(Project value) implements Part {
    @Override
    public String name() {
      return "";
    }

    @Override
    public String body() {
      return ItemJson.frame(value);
    }

    @Override
    public List<Part> children() {
      return Stream.<Part>concat(
              value.objects().stream().map(Item::new), value.firewalls().stream().map(Wall::new))
          .toList();
    }
  }

  /** An object or service. */
  record Item(ProjectObject value) implements Part {
    @Override
    public String name() {
      return "item " + value.id();
    }

    @Override
    public String body() {
      return ItemJson.write(value);
    }

    @Override
    public List<Part> children() {
      return List.of();
    }
  }

  /** A firewall. */
  record Wall(Firewall value) implements Part {
    @Override
    public String name() {
      return "wall " + value.id();
    }

    @Override
    public String body() {
      return ItemJson.frame(value);
    }

    @Override
    public List<Part> children() {
      return value.ruleSets().all().<Part>map(Rules::new).toList();
    }
  }

  /** A rule set. */
  record Rules(RuleSet value) implements Part {
    @Override
    public String name() {
      return kind() + " " + value.id();
    }

    @Override
    public String kind() {
      return switch (value) {
        case RuleSet.Policy _ -> "policy";
        case RuleSet.Nat _ -> "nat";
        case RuleSet.Routing _ -> "routing";
      };
    }

    @Override
    public String body() {
      return ItemJson.frame(value);
    }

    @Override
    public List<Part> children() {
      return value.rules().stream().<Part>map(Row::new).toList();
    }
  }

  /** A rule. */
  record Row(Rule value) implements Part {
    @Override
    public String name() {
      return kind() + " " + value.id();
    }

    @Override
    public String kind() {
      return switch (value) {
        case PolicyRule _ -> "policy-rule";
        case NatRule _ -> "nat-rule";
        case RoutingRule _ -> "routing-rule";
      };
    }

    @Override
    public String body() {
      return ItemJson.write(value);
    }

    @Override
    public List<Part> children() {
      return List.of();
    }
  }
}
