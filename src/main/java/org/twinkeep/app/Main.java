package org.twinkeep.app;

/** The main program. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.out.println("Twinkeep");
  }
}
