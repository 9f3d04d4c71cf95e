package org.twinkeep.install.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarTest {

  @TempDir private Path directory;

  @Test
  void theRealTarUnpacksIt() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "needs tar");
    String deep = "tree/" + "directory/".repeat(14) + "file.conf";
    byte[] tar =
        new Tar().file("list", "").file(deep, "äöü\n").file("tree/etc/x", "x".repeat(1024)).bytes();
    Process unpack =
        new ProcessBuilder("tar", "-C", directory.toString(), "-xf", "-")
            .redirectErrorStream(true)
            .start();
    unpack.getOutputStream().write(tar);
    unpack.getOutputStream().close();
    String out = new String(unpack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(unpack.waitFor()).as(out).isZero();
    assertThat(out).isEmpty();
    assertThat(directory.resolve(deep)).hasContent("äöü\n");
    assertThat(directory.resolve("tree/etc/x")).hasSize(1024);
    assertThat(directory.resolve("list")).isEmptyFile();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(new Tar().file("a", "b").bytes()).isEqualTo(new Tar().file("a", "b").bytes());
  }
}
