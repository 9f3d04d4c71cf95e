package org.twinkeep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Secret;

/** What there is to log in with. A password is never an argument: others can read those. */
final class Logins {

  private static final int LONGEST_PASSWORD = 1000;

  private Logins() {}

  static Login of(NodeOptions options) throws CallException {
    for (Path key : options.identities) {
      if (!Files.isReadable(key)) {
        throw new CallException(key + ": there is no readable key file. Check --identity.");
      }
    }
    Optional<Secret> password =
        options.passwordFromInput ? Optional.of(read(System.in)) : Optional.empty();
    boolean usual = options.identities.isEmpty();
    return new Login(usual, options.identities, password, Optional.empty(), Optional.empty());
  }

  /** The first line, without its end. */
  static Secret read(InputStream in) throws CallException {
    byte[] bytes = new byte[LONGEST_PASSWORD];
    int length = 0;
    try {
      for (int b = in.read(); b >= 0 && b != '\n' && length < bytes.length; b = in.read()) {
        bytes[length++] = (byte) b;
      }
    } catch (IOException e) {
      throw new CallException("The password could not be read: " + e.getMessage() + ".", e);
    }
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
    Arrays.fill(bytes, (byte) 0);
    if (text.isEmpty()) {
      throw new CallException("There is no password on the standard input.");
    }
    char[] characters = Arrays.copyOf(text.array(), text.limit());
    Arrays.fill(text.array(), '\0');
    return Secret.of(characters);
  }
}
