package org.twinkeep.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Says who has the workspace open. The lock on the file is what counts: it ends with the process,
 * however that ends; the text beside it, in a file of its own because some systems let nobody read
 * a locked one, tells others whom to ask.
 */
final class OwnerFile implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;
  private final Path note;

  private OwnerFile(FileChannel channel, FileLock lock, Path note) {
    this.channel = channel;
    this.lock = lock;
    this.note = note;
  }

  static OwnerFile take(Path directory) throws IOException, WorkspaceInUseException {
    Path note = directory.resolve("owner.txt");
    FileChannel channel =
        FileChannel.open(
            directory.resolve("workspace.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Files.writeString(note, describe() + "\n");
        return new OwnerFile(channel, lock, note);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new WorkspaceInUseException(
          "The workspace " + directory + " is already open in this program.");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw inUse(directory);
  }

  static WorkspaceInUseException inUse(Path directory) {
    return new WorkspaceInUseException(
        "The workspace "
            + directory
            + " is open in another Twinkeep ("
            + read(directory.resolve("owner.txt"))
            + "). Close it there, or choose another workspace with --workspace.");
  }

  private static String read(Path note) {
    try (FileChannel in = FileChannel.open(note, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(500);
      in.read(bytes);
      String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
      return text.isEmpty() ? "it does not say who" : text.replaceAll("\\p{Cntrl}", " ");
    } catch (IOException e) {
      return "it does not say who";
    }
  }

  private static String describe() {
    return "process %d of %s on %s, since %s"
        .formatted(
            ProcessHandle.current().pid(),
            System.getProperty("user.name"),
            hostName(),
            ZonedDateTime.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z")));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "this machine";
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(note);
    lock.release();
    channel.close();
  }
}
