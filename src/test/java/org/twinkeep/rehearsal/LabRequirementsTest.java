package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.problem.Problem;

final class LabRequirementsTest {

  private static final int NOBODY = 65534;

  @TempDir Path machine = Path.of("");

  @Test
  void asksForLinuxFirst() {
    assertThat(missing()).containsExactly("lab.system.unfit");
  }

  @Test
  void asksForRootAndForEachProgram() throws Exception {
    Files.createDirectories(machine.resolve("proc/self/ns"));
    Path self = machine.resolve("proc/self");
    if (Files.getAttribute(self, "unix:uid").equals(0)) {
      assertThat(missing()).doesNotContain("lab.root.missing");
      Files.setAttribute(self, "unix:uid", NOBODY);
    }
    install("systemd-nspawn", "mmdebstrap", "ip", "ssh-keygen");
    assertThat(missing()).containsExactly("lab.root.missing", "lab.program.missing");
    assertThat(LabRequirements.missing(machine).getLast().remedy()).contains("util-linux");
    install("nsenter");
    assertThat(missing()).containsExactly("lab.root.missing");
  }

  private void install(String... programs) throws Exception {
    Path folder = Files.createDirectories(machine.resolve("usr/bin"));
    for (String program : programs) {
      Files.createFile(
          folder.resolve(program),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private List<String> missing() {
    return LabRequirements.missing(machine).stream().map(Problem::id).toList();
  }
}
