package org.twinkeep.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, as the program's archive says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"Twinkeep " + version};
  }
}
