package org.twinkeep.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A check sum over a set of rows that can be kept up to date row by row: the sum, in four 64-bit
 * lanes, of the rows' SHA-256. It finds damage, not forgery.
 */
record Fingerprint(long a, long b, long c, long d) {

  static final Fingerprint NONE = new Fingerprint(0, 0, 0, 0);

  /** The fingerprint of one row. */
  static Fingerprint of(long number, String kind, long parent, long position, String body) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(24).putLong(number).putLong(parent).putLong(position).flip());
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    ByteBuffer sum = ByteBuffer.wrap(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Fingerprint plus(Fingerprint o) {
    return new Fingerprint(a + o.a, b + o.b, c + o.c, d + o.d);
  }

  Fingerprint minus(Fingerprint o) {
    return new Fingerprint(a - o.a, b - o.b, c - o.c, d - o.d);
  }

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }
}
