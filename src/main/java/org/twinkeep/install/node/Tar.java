package org.twinkeep.install.node;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A tar archive of regular files of root's, readable by root only (POSIX ustar, IEEE 1003.1,
 * section pax). Deterministic: no times. Only files are named, so that unpacking changes the mode
 * of no directory that is there.
 */
public final class Tar {

  private static final int BLOCK = 512;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds a file; the path is relative and at most 255 characters long. */
  public Tar file(String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[BLOCK];
    int split = path.length() <= 100 ? -1 : path.indexOf('/', path.length() - 101);
    put(header, 0, path.substring(split + 1), 100);
    put(header, 345, split < 0 ? "" : path.substring(0, split), 155);
    put(header, 100, "0000600", 8);
    put(header, 108, "0000000", 8);
    put(header, 116, "0000000", 8);
    put(header, 124, String.format(Locale.ROOT, "%011o", content.length), 12);
    put(header, 136, "00000000000", 12);
    put(header, 148, "        ", 8);
    header[156] = '0';
    put(header, 257, "ustar", 6);
    put(header, 263, "00", 2);
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum), 8);
    out.writeBytes(header);
    out.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
    return this;
  }

  private static void put(byte[] header, int at, String text, int room) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length > room) {
      throw new IllegalArgumentException("too long for an archive: " + text);
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** The archive, with its end. */
  public byte[] bytes() {
    byte[] all = out.toByteArray();
    return Arrays.copyOf(all, all.length + 2 * BLOCK);
  }
}
