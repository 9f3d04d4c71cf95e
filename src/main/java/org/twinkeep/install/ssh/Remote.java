package org.twinkeep.install.ssh;

import java.time.Duration;
import java.util.List;

/** Commands as root on one node. */
public interface Remote extends AutoCloseable {

  /** Which node. */
  SshAddress address();

  /**
   * Runs a program as root and waits for its end.
   *
   * @param words program and arguments; letters, digits and {@code /._:@%+=,-} only, so that no
   *     shell can read them otherwise
   * @param input for its standard input
   * @param limit after which the connection is closed
   * @throws SshException when there is no exit status: lost, cancelled, too slow
   */
  Reply run(List<String> words, byte[] input, Duration limit) throws SshException;

  @Override
  void close();

  /**
   * How a command ended.
   *
   * @param status its exit status, 0 to 255
   * @param out standard output
   * @param err standard error
   */
  record Reply(int status, String out, String err) {}
}
