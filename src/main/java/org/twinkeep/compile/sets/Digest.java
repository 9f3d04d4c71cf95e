package org.twinkeep.compile.sets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short words that tell texts apart, for names that hold no more. */
public final class Digest {

  private Digest() {}

  /**
   * The first hexadecimal digits of a text's SHA-256.
   *
   * @param digits 1 to 64; with ten, a project of a thousand texts has two alike once in two
   *     million projects
   */
  public static String of(String text, int digits) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
