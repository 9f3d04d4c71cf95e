package org.twinkeep.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.twinkeep.interchange.ItemJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.store.ProjectTables.PartRow;

/** Puts a project together from its rows. */
final class Assembly {

  /** The rows do not make a project; the message says what is wrong with them. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }

  /** The project as it is stored, and the fingerprint of its rows. */
  record Result(Stored root, Fingerprint fingerprint) {}

  private final Map<Long, List<PartRow>> byParent = new HashMap<>();

  private Assembly() {}

  /**
   * Assembles.
   *
   * @param rows ascending by position
   */
  static Result of(List<PartRow> rows) throws BrokenException {
    Assembly assembly = new Assembly();
    Fingerprint sum = Fingerprint.NONE;
    for (PartRow row : rows) {
      sum = sum.plus(print(row));
      assembly.byParent.computeIfAbsent(row.parent(), p -> new ArrayList<>()).add(row);
    }
    List<PartRow> roots = assembly.byParent.getOrDefault(0L, List.of());
    if (roots.size() != 1 || !roots.getFirst().kind().equals("root")) {
      throw new BrokenException("the beginning of the project is missing");
    }
    return new Result(assembly.root(roots.getFirst()), sum);
  }

  private static Fingerprint print(PartRow row) {
    return Fingerprint.of(row.number(), row.kind(), row.parent(), row.position(), row.body());
  }

  private List<PartRow> below(PartRow row) {
    return byParent.getOrDefault(row.number(), List.of());
  }

  private Stored root(PartRow row) throws BrokenException {
    Project frame = read(ItemJson.project(row.body(), name(row)));
    List<ProjectObject> objects = new ArrayList<>();
    List<Firewall> firewalls = new ArrayList<>();
    List<Stored> children = new ArrayList<>();
    for (PartRow child : below(row)) {
      switch (child.kind()) {
        case "item" -> {
          ProjectObject object = read(ItemJson.object(child.body(), name(child)));
          objects.add(object);
          children.add(stored(child, new Part.Item(object), List.of()));
        }
        case "wall" -> children.add(firewall(child, firewalls));
        default -> throw unknown(child);
      }
    }
    Project project = frame.withObjects(table(objects)).withFirewalls(firewalls);
    return stored(row, new Part.Root(project), children);
  }

  private static ObjectTable table(List<ProjectObject> objects) throws BrokenException {
    try {
      return ObjectTable.of(objects);
    } catch (IllegalArgumentException e) {
      throw new BrokenException(String.valueOf(e.getMessage()));
    }
  }

  private Stored firewall(PartRow row, List<Firewall> firewalls) throws BrokenException {
    Firewall frame = read(ItemJson.firewall(row.body(), name(row)));
    List<RuleSet.Policy> policy = new ArrayList<>();
    List<RuleSet.Nat> nat = new ArrayList<>();
    List<RuleSet.Routing> routing = new ArrayList<>();
    List<Stored> children = new ArrayList<>();
    for (PartRow child : below(row)) {
      String body = child.body();
      List<Stored> rules = new ArrayList<>();
      RuleSet set =
          switch (child.kind()) {
            case "policy" -> {
              List<PolicyRule> list = rules(child, ItemJson::policyRule, rules);
              policy.add(read(ItemJson.policy(body, name(child))).withRules(list));
              yield policy.getLast();
            }
            case "nat" -> {
              List<NatRule> list = rules(child, ItemJson::natRule, rules);
              nat.add(read(ItemJson.nat(body, name(child))).withRules(list));
              yield nat.getLast();
            }
            case "routing" -> {
              List<RoutingRule> list = rules(child, ItemJson::routingRule, rules);
              routing.add(read(ItemJson.routing(body, name(child))).withRules(list));
              yield routing.getLast();
            }
            default -> throw unknown(child);
          };
      children.add(stored(child, new Part.Rules(set), rules));
    }
    Firewall firewall = frame.withRuleSets(new RuleSets(policy, nat, routing));
    firewalls.add(firewall);
    return stored(row, new Part.Wall(firewall), children);
  }

  private <R extends Rule> List<R> rules(
      PartRow set, BiFunction<String, String, Reading<R>> reader, List<Stored> stored)
      throws BrokenException {
    List<R> rules = new ArrayList<>();
    for (PartRow row : below(set)) {
      R rule = read(reader.apply(row.body(), name(row)));
      rules.add(rule);
      stored.add(stored(row, new Part.Row(rule), List.of()));
    }
    return rules;
  }

  private static Stored stored(PartRow row, Part part, List<Stored> children) {
    return new Stored(row.number(), row.position(), part, print(row), children);
  }

  private static String name(PartRow row) {
    return row.kind() + " " + row.number();
  }

  private static BrokenException unknown(PartRow row) {
    return new BrokenException(name(row) + " is of no known kind");
  }

  private static <T> T read(Reading<T> reading) throws BrokenException {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Refused<T>(var problems) ->
          throw new BrokenException(problems.getFirst().toString());
    };
  }
}
