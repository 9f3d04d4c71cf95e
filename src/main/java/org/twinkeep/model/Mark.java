package org.twinkeep.model;

/**
 * A packet mark: the bits of {@code mask} have the values of {@code value}.
 *
 * @param value 0 to 2<sup>32</sup>-1, without bits outside the mask
 * @param mask 1 to 2<sup>32</sup>-1
 */
public record Mark(long value, long mask) {

  private static final long ALL_BITS = 0xffff_ffffL;

  /** Checks that the value lies within the mask. */
  public Mark {
    if (mask <= 0 || mask > ALL_BITS || (value & ~mask) != 0) {
      throw new IllegalArgumentException(
          "a mark has 32 bits, and its value no bit outside its mask");
    }
  }

  public static Mark of(long value) {
    return new Mark(value, ALL_BITS);
  }

  /** Whether all 32 bits take part. */
  public boolean isWhole() {
    return mask == ALL_BITS;
  }

  /** {@code 0x10} or {@code 0x10/0xff}. */
  @Override
  public String toString() {
    return "0x" + Long.toHexString(value) + (isWhole() ? "" : "/0x" + Long.toHexString(mask));
  }
}
