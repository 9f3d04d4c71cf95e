package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;

final class MembershipTest {

  private static final ProjectObject WEB_NET = network("web-net", "servers/web", "prod");
  private static final ProjectObject MAIL_NET = network("mail-net", "servers", "prod", "mail");
  private static final ProjectObject TEST_NET = network("test-net", "servers2");

  private static Network network(String name, String folder, String... tags) {
    return new Network(
        Head.of(Id.of(name), name).withFolder(folder).withTags(new TreeSet<>(List.of(tags))),
        Prefix.parse("192.0.2.0/24"));
  }

  private static Project with(ProjectObject... more) {
    ObjectTable table = ObjectTable.of(List.of(WEB_NET, MAIL_NET, TEST_NET));
    for (ProjectObject object : more) {
      table = table.with(object);
    }
    return Project.empty("p").withObjects(table);
  }

  private static List<Id> dynamic(SortedSet<String> tags, String folder, String name) {
    DynamicGroup group = new DynamicGroup(Head.of(Id.of("dyn"), "dyn-net"), tags, folder, name);
    return Membership.of(with(group), group);
  }

  private static List<Id> dynamic(String folder, String name) {
    return dynamic(Collections.emptySortedSet(), folder, name);
  }

  @Test
  void aDynamicGroupWithoutConditionIsEmptyNotEverything() {
    assertThat(dynamic("", "")).isEmpty();
  }

  @Test
  void aDynamicGroupNeedsAllOfItsConditions() {
    assertThat(dynamic("servers", "")).containsExactly(WEB_NET.id(), MAIL_NET.id());
    assertThat(dynamic("", "-net")).containsExactly(WEB_NET.id(), MAIL_NET.id(), TEST_NET.id());
    assertThat(dynamic("servers", "m*l")).containsExactly(MAIL_NET.id());
    assertThat(dynamic(new TreeSet<>(List.of("mail", "prod")), "", ""))
        .containsExactly(MAIL_NET.id());
  }

  @Test
  void patternsAreTextNotRegularExpressions() {
    assertThat(dynamic("", ".")).isEmpty();
  }

  @Test
  void leavesDissolveGroupsOnceAndEndAtCycles() {
    Id a = Id.of("a");
    Id b = Id.of("b");
    Id gone = Id.of("gone");
    Project project =
        with(
            new ObjectGroup(Head.of(a, "a"), List.of(b, WEB_NET.id(), gone)),
            new ObjectGroup(Head.of(b, "b"), List.of(a, MAIL_NET.id(), WEB_NET.id())));

    assertThat(Membership.leaves(project, List.of(a, b)))
        .containsExactly(MAIL_NET.id(), WEB_NET.id(), gone);
  }
}
