package org.twinkeep.interchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.twinkeep.interchange.json.ParseJson;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** Project files on disk, in UTF-8. */
public final class ProjectFile {

  private ProjectFile() {}

  /** Reads a file; that it is missing, unreadable or no UTF-8 is a problem like any other. */
  public static Reading<Project> read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return refused("file.read", file, "This is a directory.", "Give a project file.");
      }
      if (Files.size(file) > ParseJson.MAX_LENGTH) {
        return refused("file.too-large", file, "The file is too large.", "Give a smaller file.");
      }
      return ProjectJson.read(decode(Files.readAllBytes(file)), file.toString());
    } catch (NoSuchFileException e) {
      return refused("file.read", file, "There is no such file.", "Check the path.");
    } catch (AccessDeniedException e) {
      return refused("file.read", file, "Reading it is not allowed.", "Change its permissions.");
    } catch (CharacterCodingException e) {
      return refused("file.encoding", file, "The text is not UTF-8.", "Save it in UTF-8.");
    } catch (IOException e) {
      return refused(
          "file.read", file, "It cannot be read: " + e.getMessage() + ".", "Check the disk.");
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Reading<Project> refused(String id, Path file, String message, String remedy) {
    return new Reading.Refused<>(
        List.of(Problem.error(id, Place.named(file.toString()), message, remedy)));
  }

  /**
   * Writes a file; whatever happens, it ends with either its old or its new content.
   *
   * @throws IOException when the directory or disk does not allow it
   */
  public static void write(Path file, Project project) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = target.getParent();
    if (directory == null) {
      throw new IOException(file + " is not the name of a file");
    }
    Path fresh = Files.createTempFile(directory, ".twinkeep", ".tmp");
    try {
      Files.writeString(fresh, ProjectJson.write(project));
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
