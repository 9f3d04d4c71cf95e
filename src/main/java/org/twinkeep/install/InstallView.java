package org.twinkeep.install;

/** Who watches an install. Called on the installing thread; must return at once. */
public interface InstallView {

  /** What happens on a node. */
  void progress(Progress progress);

  /** Nobody watches. */
  InstallView NONE = progress -> {};

  /** The phases, in their order. */
  enum Phase {
    CONNECT("connect"),
    PRE_FLIGHT("pre-flight"),
    STAGE("stage"),
    PLAN("plan"),
    APPLY("apply"),
    VERIFY("verify"),
    ACTIVATE("activate"),
    CONFIRM("confirm"),
    ROLL_BACK("roll back");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  /** How a phase goes. */
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * One step of the way.
   *
   * @param node its name
   * @param phase which
   * @param state how it goes
   * @param text what happens, for people; may be empty
   */
  record Progress(String node, Phase phase, State state, String text) {
    @Override
    public String toString() {
      String mark =
          switch (state) {
            case RUNNING -> "…";
            case DONE -> "✓";
            case FAILED -> "✗";
          };
      return node + "  " + mark + " " + phase.text() + (text.isEmpty() ? "" : ": " + text);
    }
  }
}
