package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The platform decides where user data lies. */
final class WorkspaceDirectoryTest {

  private static Path on(String system, Map<String, String> environment) {
    return WorkspaceDirectory.standard(system, "/home/ann", environment::get);
  }

  @Test
  void linuxFollowsTheBaseDirectorySpecification() {
    assertThat(on("Linux", Map.of())).isEqualTo(Path.of("/home/ann/.local/share/twinkeep"));
    assertThat(on("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/twinkeep"));
    assertThat(on("Linux", Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo(Path.of("/home/ann/.local/share/twinkeep"));
  }

  @Test
  void otherPlatformsHaveTheirOwnPlaces() {
    assertThat(on("Mac OS X", Map.of()))
        .isEqualTo(Path.of("/home/ann/Library/Application Support/Twinkeep"));
    assertThat(on("Windows 11", Map.of("APPDATA", "/appdata")))
        .isEqualTo(Path.of("/appdata/Twinkeep"));
  }
}
