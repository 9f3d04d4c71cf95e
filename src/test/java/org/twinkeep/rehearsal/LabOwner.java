package org.twinkeep.rehearsal;

/** A program that starts a lab, says its number, and waits to be killed. */
final class LabOwner {

  private LabOwner() {}

  public static void main(String[] args) throws Exception {
    Lab lab = Lab.start(LabOptions.pair());
    System.out.println(lab.number());
    Thread.sleep(120_000);
    lab.close();
  }
}
