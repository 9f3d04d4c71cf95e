package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.Summaries;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.workbench.Described;

/**
 * An object in a cell.
 *
 * @param part the cell of the rule that holds it
 * @param id what it refers to
 * @param name what people call it; the id when it refers to nothing
 * @param icon an Ikonli name
 * @param summary kind and content in a line
 * @param missing whether it refers to nothing
 */
record Chip(RulePart part, Id id, String name, String icon, String summary, boolean missing) {

  /** The objects of a cell of the table, in their order. */
  static List<Chip> of(Project project, Rule rule, RuleColumn column) {
    return column.parts().stream().flatMap(part -> of(project, rule, part)).toList();
  }

  private static Stream<Chip> of(Project project, Rule rule, RulePart part) {
    return part.of(rule).map(Cell::members).orElse(List.of()).stream()
        .map(id -> of(project, part, id));
  }

  static Chip of(Project project, RulePart part, Id id) {
    Optional<Element> element = project.element(id);
    return element
        .map(
            e -> {
              Described described = Described.of(e);
              String summary = described.kind() + " " + Summaries.of(project, e);
              return new Chip(part, id, label(project, e), described.icon(), summary, false);
            })
        .orElseGet(
            () ->
                new Chip(
                    part,
                    id,
                    id.value(),
                    "mdi2a-alert-circle-outline",
                    "This object does not exist any more. Take it out, or put another in its place.",
                    true));
  }

  /** Interfaces of nodes are called alike on each node, so that the node's name is put before. */
  private static String label(Project project, Element element) {
    if (!(element instanceof Interface)) {
      return element.name();
    }
    return project
        .owner(element.id())
        .flatMap(
            f ->
                f.nodes().stream()
                    .filter(n -> n.findInterface(element.id()).isPresent())
                    .findFirst())
        .map(Node::name)
        .map(node -> node + " " + element.name())
        .orElse(element.name());
  }
}
