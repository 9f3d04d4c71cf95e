package org.twinkeep.install.plan;

/** One thing that an install does on a node. */
public sealed interface Step {

  /** {@code '+'} new, {@code '~'} changed, {@code '-'} taken away. */
  char sign();

  /** In one line, for people. */
  String title();

  /** The difference in text; empty where there is none to show. */
  default TextDiff difference() {
    return new TextDiff(java.util.List.of());
  }

  /** A file that is not there now. */
  record AddFile(String path, String service, TextDiff difference) implements Step {
    @Override
    public char sign() {
      return '+';
    }

    @Override
    public String title() {
      return path;
    }
  }

  /** A file that is there now with another text, mode or owner. */
  record ChangeFile(String path, String service, String was, TextDiff difference) implements Step {
    @Override
    public char sign() {
      return '~';
    }

    @Override
    public String title() {
      return difference.isEmpty() ? path + " (mode or owner; was " + was + ")" : path;
    }
  }

  /** A file of the present generation that the new one does not have. */
  record RemoveFile(String path, String service, TextDiff difference) implements Step {
    @Override
    public char sign() {
      return '-';
    }

    @Override
    public String title() {
      return path;
    }
  }

  /** The rules in the kernel, as the kernel lists them now and will list them then. */
  record KernelRules(String family, TextDiff difference) implements Step {
    @Override
    public char sign() {
      return '~';
    }

    @Override
    public String title() {
      return "rules in the kernel (" + family + ")";
    }
  }

  /** A service that acts: starts, restarts, reloads or stops. */
  record ServiceActs(String service, String action) implements Step {
    @Override
    public char sign() {
      return switch (action) {
        case "start" -> '+';
        case "stop" -> '-';
        default -> '~';
      };
    }

    @Override
    public String title() {
      return action + " " + service;
    }
  }

  /** A kernel setting. */
  record KernelSetting(String key, String now, String then) implements Step {
    @Override
    public char sign() {
      return '~';
    }

    @Override
    public String title() {
      return key + ": " + now + " → " + then;
    }
  }

  /** Another loader of rules that is switched off at boot. */
  record SwitchOff(String unit) implements Step {
    @Override
    public char sign() {
      return '-';
    }

    @Override
    public String title() {
      return "switch off " + unit + " (it loads other rules at boot)";
    }
  }
}
