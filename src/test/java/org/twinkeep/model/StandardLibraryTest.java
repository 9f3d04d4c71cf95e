package org.twinkeep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StandardLibraryTest {

  @Test
  void everyMemberOfAGroupExists() {
    for (ProjectObject object : StandardLibrary.all()) {
      List<Id> members =
          switch (object) {
            case ObjectGroup group -> group.members();
            case ServiceGroup group -> group.members();
            case AddressObject _ -> List.of();
            case Service _ -> List.of();
            case TimeWindow _ -> List.of();
          };
      assertThat(members).as(object.name()).allMatch(m -> StandardLibrary.find(m).isPresent());
    }
  }

  @Test
  void holdsTheUsualServices() {
    assertThat(
            StandardLibrary.all().stream()
                .filter(o -> o instanceof TcpService || o instanceof UdpService)
                .count())
        .isGreaterThanOrEqualTo(150);
    assertThat(
            ((TcpService) StandardLibrary.find(Id.of("std:https")).orElseThrow())
                .destinationPorts())
        .containsExactly(PortRange.of(443));
  }
}
