package org.twinkeep.edit;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;

/** Makes ids from names. */
public final class Ids {

  private static final int LONGEST = 60;

  private Ids() {}

  /**
   * An id like {@code name} that nothing in the project has or refers to, so that a new element
   * never takes the place of a deleted one: {@code inside-net}, {@code inside-net-2}, …
   */
  public static Id fresh(Project project, String name) {
    return fresh(used(project), name);
  }

  /** The same, against a set of ids; useful when several are made in one edit. */
  public static Id fresh(Set<Id> used, String name) {
    String base = base(name);
    Id id = Id.of(base);
    for (int n = 2; used.contains(id); n++) {
      id = Id.of(base + "-" + n);
    }
    return id;
  }

  /** Every id that the project defines or mentions. */
  public static Set<Id> used(Project project) {
    Set<Id> used = new HashSet<>();
    project.objects().forEach(o -> used.add(o.id()));
    project.firewallElements().map(Element::id).forEach(used::add);
    project.firewalls().stream()
        .flatMap(f -> f.ruleSets().all())
        .flatMap(set -> Stream.concat(Stream.of(set.id()), set.rules().stream().map(r -> r.id())))
        .forEach(used::add);
    References.all(project).forEach(reference -> used.add(reference.target()));
    return used;
  }

  private static String base(String name) {
    String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String word =
        ascii
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_.-]+", "-")
            .replaceAll("^[^a-z0-9]+|-+$", "");
    String cut = word.substring(0, Math.min(word.length(), LONGEST));
    return cut.isEmpty() ? "item" : cut;
  }
}
