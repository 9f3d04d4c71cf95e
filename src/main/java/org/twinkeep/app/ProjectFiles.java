package org.twinkeep.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceException;
import org.twinkeep.ui.kit.Command;

/** New projects, and project files that come in and go out. */
final class ProjectFiles {

  /** The sample that is shipped with the program. */
  static final String SAMPLE = "/samples/ha-pair.twinkeep.json";

  private static final ExtensionFilter FILTER =
      new ExtensionFilter("Twinkeep projects", "*" + ProjectJson.FILE_SUFFIX);

  private final MainWindow window;
  private final Workspace workspace;

  ProjectFiles(MainWindow window, Workspace workspace) {
    this.window = window;
    this.workspace = workspace;
  }

  void createEmpty() {
    add(Project.empty("New project"), "New project");
  }

  /** A new project that begins with the wizard, and ends with it when no cluster was made. */
  void createCluster() {
    add(
        Project.empty("New cluster"),
        "New project",
        (stored, opened) -> {
          opened.commands().run(Command.NEW_CLUSTER);
          if (opened.workbench().project().firewalls().isEmpty()) {
            window.discard(stored);
          }
        });
  }

  void openSample() {
    try {
      take(sample(), "Open the sample");
    } catch (IOException e) {
      window.failed(e);
    }
  }

  /** Opens the workspace's own copy of the sample; makes one when there is none. */
  void showSample() {
    try {
      switch (sample()) {
        case Reading.Read<Project>(Project project) -> openNamed(project.name(), this::openSample);
        case Reading.Refused<Project> refused -> take(refused, "Open the sample");
      }
    } catch (IOException e) {
      window.failed(e);
    }
  }

  /** The shipped sample. */
  static Reading<Project> sample() throws IOException {
    try (InputStream in = ProjectFiles.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IOException("the sample " + SAMPLE + " is not part of this build");
      }
      return ProjectJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), SAMPLE);
    }
  }

  void chooseAndOpen() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open project file");
    chooser.getExtensionFilters().setAll(FILTER, new ExtensionFilter("All files", "*"));
    Optional.ofNullable(chooser.showOpenDialog(window.stage()))
        .map(File::toPath)
        .ifPresent(this::open);
  }

  /** Takes a copy of a project file into the workspace and shows it. */
  void open(Path file) {
    window
        .background()
        .run(
            () -> ProjectFile.read(file),
            reading -> take(reading, "Open " + file.getFileName()),
            window::failed);
  }

  /** Opens a project of the workspace by name, or a file. */
  void openNamed(String wanted) {
    openNamed(wanted, () -> open(Path.of(wanted)));
  }

  private void openNamed(String wanted, Runnable otherwise) {
    window
        .background()
        .run(
            () -> workspace.find(wanted),
            found -> {
              if (found.isEmpty()) {
                otherwise.run();
              } else {
                window.open(found.getFirst());
              }
            },
            window::failed);
  }

  private void take(Reading<Project> reading, String title) {
    switch (reading) {
      case Reading.Read<Project>(Project project) -> add(project, title);
      case Reading.Refused<Project>(List<Problem> problems) -> {
        window
            .question()
            .tell(
                "The file cannot be opened",
                "Nothing was taken from it.",
                problems.stream()
                    .map(p -> p.place() + ": " + p.message() + " " + p.remedy())
                    .toList());
        window.showPresent();
      }
    }
  }

  private void add(Project project, String title) {
    add(project, title, (stored, opened) -> {});
  }

  /** Adds a project under a name that the workspace does not have yet, and shows it. */
  private void add(Project project, String title, BiConsumer<StoredProject, ProjectPage> then) {
    window
        .background()
        .run(
            () -> workspace.create(project.withName(free(project.name())), title),
            stored -> window.open(stored, opened -> then.accept(stored, opened)),
            window::failed);
  }

  private String free(String name) throws WorkspaceException {
    Set<String> taken = new HashSet<>();
    workspace.projects().stream().map(StoredProject::name).forEach(taken::add);
    String free = name;
    for (int n = 2; taken.contains(free); n++) {
      free = name + " " + n;
    }
    return free;
  }

  /** Asks where to, and writes the open project there. */
  void chooseAndSave(Project project) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save as project file");
    chooser.getExtensionFilters().setAll(FILTER);
    chooser.setInitialFileName(
        project.name().replaceAll("[^A-Za-z0-9._-]+", "-") + ProjectJson.FILE_SUFFIX);
    Optional.ofNullable(chooser.showSaveDialog(window.stage()))
        .map(File::toPath)
        .ifPresent(file -> save(file, project));
  }

  void save(Path file, Project project) {
    window
        .background()
        .run(
            () -> {
              ProjectFile.write(file, project);
              return true;
            },
            done -> {},
            window::failed);
  }
}
