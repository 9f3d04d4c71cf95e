package org.twinkeep.compile.program;

/** Protocols with ports. */
public enum Transport {
  TCP(6),
  UDP(17);

  private final int number;

  Transport(int number) {
    this.number = number;
  }

  /** IANA protocol number. */
  public int number() {
    return number;
  }
}
