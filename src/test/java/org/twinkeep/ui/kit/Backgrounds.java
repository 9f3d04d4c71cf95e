package org.twinkeep.ui.kit;

/** Backgrounds for tests without a window. */
public final class Backgrounds {

  /** Everything happens at once, in its order. */
  public static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

  private Backgrounds() {}
}
