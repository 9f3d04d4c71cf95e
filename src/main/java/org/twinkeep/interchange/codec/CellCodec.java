package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;

/** Cells: {@code ["web-1", "std:http"]}, or {@code {"not": ["web-1"]}}; any is left out. */
final class CellCodec implements Codec<Cell> {

  static final Codec<Cell> CELL = new CellCodec();
  private static final Codec<List<Id>> MEMBERS = Values.ID.list();

  private CellCodec() {}

  @Override
  public Json write(Cell cell) {
    Json members = MEMBERS.write(cell.members());
    return cell.negated() ? new Fields().put("not", members).build() : members;
  }

  @Override
  public Optional<Cell> read(Json json, Faults faults) {
    return switch (json) {
      case Json.Obj object -> Input.read(object, "a negated cell", faults, CellCodec::negated);
      case Json.Arr list -> MEMBERS.read(list, faults).map(ids -> new Cell(ids, false));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ ->
          Refusal.wrongType(json, "a list of ids such as [\"web-1\"]", faults);
    };
  }

  private static Cell negated(Input in) {
    List<Id> members = in.required("not", MEMBERS, List.of());
    if (members.isEmpty()) {
      in.refuse(
          "not", "\"Not any\" matches nothing.", "Name what is excluded, or leave the cell out.");
    }
    return new Cell(members, true);
  }
}
