package org.twinkeep.edit;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.model.Element;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;

/** When two names look the same: people read them without regard to capitals and blanks around. */
public final class SharedNames {

  private SharedNames() {}

  /** Equal for two elements that can stand in the same cells and look the same there. */
  public static String key(Element element) {
    String cells =
        switch (element) {
          case Service _ -> "service ";
          case TimeWindow _ -> "time ";
          case Element _ -> "address ";
        };
    return cells + element.name().strip().toLowerCase(Locale.ROOT);
  }

  /** The element's name with the lowest number behind it that nothing else in the project has. */
  public static String free(Project project, Element element) {
    Set<String> taken =
        Stream.concat(project.objects().stream(), project.firewalls().stream())
            .map(other -> other.name().strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(2, taken.size() + 2)
        .mapToObj(number -> element.name().strip() + "-" + number)
        .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }
}
