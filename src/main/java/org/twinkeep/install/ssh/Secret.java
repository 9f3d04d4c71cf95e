package org.twinkeep.install.ssh;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password or passphrase: in memory only, gone after {@link #close}, never part of a text. */
public final class Secret implements AutoCloseable {

  private final char[] characters;
  private boolean wiped;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** Takes the array over: closing wipes it. */
  public static Secret of(char[] characters) {
    return new Secret(characters);
  }

  /** In UTF-8; the caller wipes the array. */
  synchronized byte[] bytes() {
    if (wiped) {
      throw new IllegalStateException("the secret is wiped");
    }
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    return bytes;
  }

  /** For the library, which takes nothing else in some places. */
  synchronized String text() {
    if (wiped) {
      throw new IllegalStateException("the secret is wiped");
    }
    return new String(characters);
  }

  @Override
  public synchronized void close() {
    Arrays.fill(characters, '\0');
    wiped = true;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
