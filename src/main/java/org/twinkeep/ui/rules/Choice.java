package org.twinkeep.ui.rules;

import java.util.List;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.TypedObject;
import org.twinkeep.model.Element;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.workbench.Described;

/**
 * An answer to what was typed in a cell.
 *
 * @param part the cell of the rule it goes to
 * @param element what is added
 * @param isNew whether it has to be made first
 * @param title what the list says
 * @param detail more about it, beside the title
 * @param icon an Ikonli name
 * @param hint what the user should know once it is picked; may be empty
 */
record Choice(
    RulePart part,
    Element element,
    boolean isNew,
    String title,
    String detail,
    String icon,
    String hint) {

  static Choice existing(Project project, RulePart part, Element element, String why) {
    Chip chip = Chip.of(project, part, element.id());
    String detail = why.isEmpty() ? chip.summary() : chip.summary() + " – " + why;
    return new Choice(part, element, false, chip.name(), detail, chip.icon(), "");
  }

  static Choice typed(RulePart part, TypedObject typed) {
    Described described = Described.of(typed.object());
    String kind = described.kind();
    String hint =
        typed.hint().isEmpty()
            ? "Made the "
                + kind.toLowerCase(java.util.Locale.ROOT)
                + " "
                + typed.object().name()
                + "."
            : typed.hint();
    return new Choice(
        part,
        typed.object(),
        true,
        "Create " + typed.object().name(),
        typed.hint().isEmpty() ? kind : typed.hint(),
        described.icon(),
        hint);
  }

  /** Adds it to the cell, and to the project when it is new, as one step. */
  Edit edit(CellEdits.At at) {
    String title = "Add " + element.name() + " to " + part.title();
    Edit add = CellEdits.add(title, at, List.of(element.id()));
    return isNew && element instanceof ProjectObject object
        ? Edit.all(title, List.of(ObjectEdits.put(title, object), add))
        : add;
  }
}
