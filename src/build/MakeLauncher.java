import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Writes TARGET/twinkeep, a shell script that runs the program from this build with this Java.
 *
 * <p>Commands run without JavaFX, with the quick compiler only, which puts little code into other
 * code, and from a cache of loaded classes that some calls here fill: together this takes two
 * thirds off the time of a short call. In the window, JavaFX is made of modules, and ControlsFX
 * needs some that they do not export.
 */
final class MakeLauncher {

  private static final long TRAINING_SECONDS = 120;

  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[0]).toAbsolutePath();
    List<String> modules = new ArrayList<>();
    List<String> classpath = new ArrayList<>(List.of(target.resolve("twinkeep.jar").toString()));
    for (String jar : Files.readString(target.resolve("classpath")).strip().split(":")) {
      boolean javafx = Path.of(jar).getFileName().toString().startsWith("javafx-");
      (javafx ? modules : classpath).add(jar);
    }
    String java = System.getProperty("java.home") + "/bin/java";
    String jars = String.join(":", classpath);
    Path cache = target.resolve("twinkeep.aot");
    Path launcher = target.resolve("twinkeep");
    Files.writeString(launcher, script(java, target, cache, String.join(":", modules), jars));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path project = target.resolve("training.twinkeep.json");
    Path sample = target.resolveSibling("samples/ha-pair.twinkeep.json");
    Files.writeString(project, TrainingProject.of(Files.readString(sample)));
    train(java, cache, jars, project);
  }

  private static String script(
      String java, Path target, Path cache, String modules, String classpath) {
    return """
        #!/bin/sh
        # Runs Twinkeep from this build. Made by src/build/MakeLauncher.java.
        window=no
        [ $# -eq 0 ] && window=yes
        for argument; do [ "$argument" = gui ] && window=yes; done
        if [ $window = yes ]; then
          exec '%1$s' -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile='%2$s/twinkeep.jsa' \\
            '-Xlog:cds*=off' '-Xlog:aot*=off' -XX:+UseSerialGC \\
            --module-path '%3$s' --add-modules javafx.controls --enable-native-access=javafx.graphics \\
            --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED \\
            --add-exports javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED \\
            --add-exports javafx.controls/com.sun.javafx.scene.control.inputmap=ALL-UNNAMED \\
            --add-exports javafx.graphics/com.sun.javafx.scene=ALL-UNNAMED \\
            --add-exports javafx.graphics/com.sun.javafx.scene.traversal=ALL-UNNAMED \\
            -cp '%4$s' org.twinkeep.app.Main "$@"
        fi
        exec '%1$s' -XX:AOTCache='%5$s' '-Xlog:cds*=off' '-Xlog:aot*=off' \\
          -XX:TieredStopAtLevel=${TWINKEEP_TIER:-1} -XX:C1MaxInlineSize=12 -XX:+UseSerialGC \\
          -cp '%4$s' org.twinkeep.app.Main "$@"
        """
        .formatted(java, target, modules, classpath, cache);
  }

  /** Fills the cache; without it every call works as well, only slower. */
  private static void train(String java, Path cache, String classpath, Path project)
      throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    Process training =
        new ProcessBuilder(
                java,
                "-XX:AOTCacheOutput=" + cache,
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-XX:+UseSerialGC",
                "-cp",
                classpath,
                "org.twinkeep.app.Training",
                project.toString(),
                cache.resolveSibling("twinkeep-training").toString())
            .redirectErrorStream(true)
            .redirectOutput(cache.resolveSibling("twinkeep-training.log").toFile())
            .start();
    if (!training.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
      training.destroyForcibly();
    }
    if (!Files.exists(cache)) {
      System.out.println("No class cache could be made; commands will start more slowly.");
    }
  }
}
