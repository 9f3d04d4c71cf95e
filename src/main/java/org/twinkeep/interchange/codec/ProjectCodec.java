package org.twinkeep.interchange.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Point;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;

/** The whole file: format and version, then everything that is edited together. */
public final class ProjectCodec implements Codec<Project> {

  /** What {@code format} says. */
  public static final String FORMAT = "twinkeep-project";

  /** The version that is written, and the newest one that is read. */
  public static final int VERSION = 1;

  private static final Codec<Integer> VERSION_NUMBER = Values.number(1, Integer.MAX_VALUE);
  private static final Codec<ProjectObject> OBJECT = new ObjectCodec();
  private static final Codec<SortedMap<Id, Point>> DIAGRAM =
      new MapCodec<>(Values.ID, PointCodec.POINT);
  private static final Codec<Acknowledgement> ACKNOWLEDGEMENT =
      Codec.object(
          "an acknowledgement",
          (out, a) ->
              out.required("problem", Values.TEXT, a.problem())
                  .required("place", Values.TEXT, a.place())
                  .required("reason", Values.TEXT, a.reason()),
          in ->
              new Acknowledgement(
                  in.required("problem", Values.TEXT, ""),
                  in.required("place", Values.TEXT, ""),
                  in.required("reason", Values.TEXT, "unreadable")));

  /** A project file. */
  public static final Codec<Project> PROJECT = new ProjectCodec();

  private ProjectCodec() {}

  @Override
  public Json write(Project project) {
    Output out = new Output().asBlock();
    out.required("format", Values.TEXT, FORMAT)
        .required("version", VERSION_NUMBER, VERSION)
        .required("name", Values.TEXT, project.name())
        .put("comment", Values.TEXT, project.comment(), "")
        .block("objects", OBJECT, project.objects().all())
        .block("firewalls", FirewallCodec.FIREWALL, project.firewalls())
        .put("diagram", DIAGRAM, project.diagram(), Collections.emptySortedMap())
        .block("acknowledgements", ACKNOWLEDGEMENT, project.acknowledgements());
    return out.build();
  }

  @Override
  public Optional<Project> read(Json json, Faults faults) {
    int before = faults.count();
    UniqueIds.check(json, faults);
    Optional<Project> project =
        json instanceof Json.Obj object
            ? Input.read(object, "a project", faults, ProjectCodec::read)
            : Refusal.wrongType(json, "a project {…}", faults);
    return faults.count() == before ? project : Optional.empty();
  }

  private static Project read(Input in) {
    in.ignore("format", "version");
    String name = in.required("name", Values.TEXT, "");
    String comment = in.get("comment", Values.TEXT, "");
    List<ProjectObject> objects = in.list("objects", OBJECT);
    List<Firewall> firewalls = in.list("firewalls", FirewallCodec.FIREWALL);
    SortedMap<Id, Point> diagram = in.get("diagram", DIAGRAM, Collections.emptySortedMap());
    List<Acknowledgement> acknowledgements = in.list("acknowledgements", ACKNOWLEDGEMENT);
    return new Project(name, comment, table(objects), firewalls, diagram, acknowledgements);
  }

  /** Leaves out what cannot stand in a table; {@link UniqueIds} has refused the file for it. */
  private static ObjectTable table(List<ProjectObject> objects) {
    Map<Id, ProjectObject> byId = new LinkedHashMap<>();
    objects.stream().filter(o -> !o.id().isStandard()).forEach(o -> byId.putIfAbsent(o.id(), o));
    return ObjectTable.of(List.copyOf(byId.values()));
  }
}
