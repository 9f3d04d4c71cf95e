package org.twinkeep.cli;

/** What the window begins with. */
public sealed interface Opening {

  /** The project that was open last, or else the welcome page. */
  record Last() implements Opening {}

  /**
   * A project that was asked for.
   *
   * @param project a project file, or the name of a project in the workspace
   */
  record Named(String project) implements Opening {}

  /** The sample that is shipped with the program; the workspace's own copy when there is one. */
  record Sample() implements Opening {}
}
