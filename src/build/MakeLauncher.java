import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Writes TARGET/twinkeep, a shell script that runs the program from this build with this Java. */
final class MakeLauncher {

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]).toAbsolutePath();
    List<String> modules = new ArrayList<>();
    List<String> classpath = new ArrayList<>(List.of(target.resolve("twinkeep.jar").toString()));
    for (String jar : Files.readString(target.resolve("classpath")).strip().split(":")) {
      boolean javafx = Path.of(jar).getFileName().toString().startsWith("javafx-");
      (javafx ? modules : classpath).add(jar);
    }
    String script =
        """
        #!/bin/sh
        # Runs Twinkeep from this build. Made by src/build/MakeLauncher.java.
        exec '%s/bin/java' -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile='%s/twinkeep.jsa' \\
          -Xlog:cds=off -Xlog:aot=off -XX:TieredStopAtLevel=${TWINKEEP_TIER:-4} -XX:+UseSerialGC \\
          --module-path '%s' --add-modules javafx.controls --enable-native-access=javafx.graphics \\
          -cp '%s' org.twinkeep.app.Main "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                target,
                String.join(":", modules),
                String.join(":", classpath));
    Path launcher = target.resolve("twinkeep");
    Files.writeString(launcher, script);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
