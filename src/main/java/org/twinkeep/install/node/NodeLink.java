package org.twinkeep.install.node;

import java.util.List;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.install.ssh.SshException;

/** The program on one node, over one connection. */
public interface NodeLink extends AutoCloseable {

  /** Runs the program of this version, without anything being installed there. */
  Answer ask(List<String> arguments) throws SshException;

  /** Runs the program that came with a staged generation. */
  Answer run(String generation, List<String> arguments) throws SshException;

  /**
   * Unpacks an archive into a new generation's directory and answers its number.
   *
   * @param atLeast the number that it gets, unless the node has come further already
   */
  Answer upload(byte[] tar, int atLeast) throws SshException;

  @Override
  void close();

  /** Makes links; a new connection each time. */
  interface Connector {
    NodeLink connect(NodeTarget target, Cancellation cancellation) throws SshException;

    /** Over SSH. */
    static Connector over(Ssh ssh) {
      return (target, cancellation) ->
          new RemoteLink(ssh.connect(target.address(), target.login(), cancellation));
    }
  }
}
