package org.twinkeep.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Cli {

  private static final Map<String, Function<Setting, Command>> COMMANDS = commands();

  private final Setting setting;

  public Cli(Setting setting) {
    this.setting = setting;
  }

  private static Map<String, Function<Setting, Command>> commands() {
    Map<String, Function<Setting, Command>> commands = new LinkedHashMap<>();
    commands.put("check", CheckCommand::new);
    commands.put("acknowledge", AcknowledgeCommand::new);
    commands.put("generate", GenerateCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("projects", ProjectsCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("install", InstallCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("hits", HitsCommand::new);
    commands.put("drift", DriftCommand::new);
    commands.put("rollback", RollbackCommand::new);
    commands.put("switch-over", SwitchOverCommand::new);
    commands.put("gui", GuiCommand::new);
    return commands;
  }

  /**
   * Runs a call.
   *
   * @return the exit code: 0 done and clean, 1 done with findings, 2 not understood, 3 a node could
   *     not be reached or refused, 4 rolled back, 70 a fault of the program
   */
  public int run(String... arguments) {
    int code = commandLine(arguments).execute(arguments);
    setting.terminal().flush();
    return code;
  }

  /**
   * Only the command that is called is made: reading all commands' options would take as long as
   * most calls. Without a known command all are there, for help and for suggestions.
   */
  private CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new RootCommand(setting));
    if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
      add(line, arguments[0]);
    } else {
      COMMANDS.keySet().forEach(name -> add(line, name));
      line.addSubcommand("completion", new CompletionCommand(setting, line));
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setOut(setting.terminal().outWriter())
        .setErr(setting.terminal().errWriter())
        .setParameterExceptionHandler(this::notUnderstood)
        .setExecutionExceptionHandler(this::failed);
  }

  private void add(CommandLine line, String name) {
    line.addSubcommand(name, Objects.requireNonNull(COMMANDS.get(name)).apply(setting));
  }

  private int notUnderstood(ParameterException e, String... arguments) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    boolean unknownCommand = arguments.length > 0 && name.equals("twinkeep");
    String message =
        unknownCommand && e instanceof UnmatchedArgumentException
            ? "There is no such command: " + String.join(" ", arguments)
            : firstLine(e);
    setting.terminal().tell("twinkeep: " + message + " (see '" + name + " --help')");
    return Exit.MISUNDERSTOOD.code();
  }

  private static String firstLine(ParameterException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("The call cannot be understood.");
  }

  private int failed(Exception e, CommandLine line, ParseResult parsed) {
    Terminal terminal = setting.terminal();
    boolean debug = line.getCommand() instanceof Command command && command.common.debug;
    Exit exit =
        switch (e) {
          case CallException call -> {
            terminal.tell("twinkeep: " + call.getMessage());
            yield Exit.MISUNDERSTOOD;
          }
          case WorkspaceException workspace -> {
            terminal.tell("twinkeep: " + workspace.getMessage());
            yield Exit.MISUNDERSTOOD;
          }
          default -> {
            terminal.tell(
                "twinkeep: a fault in the program: " + e + (debug ? "" : " (--debug tells more)"));
            yield Exit.DEFECT;
          }
        };
    if (debug) {
      terminal.trace(e);
    }
    return exit.code();
  }
}
