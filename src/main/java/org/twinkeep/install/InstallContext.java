package org.twinkeep.install;

import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.SshException;

/**
 * What the phases share.
 *
 * @param options how to install
 * @param connector makes connections
 * @param view who watches
 * @param cancellation the person's wish to stop
 */
record InstallContext(
    InstallOptions options,
    NodeLink.Connector connector,
    InstallView view,
    Cancellation cancellation) {

  /** Something that talks to a node. */
  interface Talk<T> {
    T run() throws SshException, InstallFailure;
  }

  /** Runs a phase on a node, telling the view how it goes. */
  <T> T phase(String node, Phase phase, String text, Talk<T> talk) throws InstallFailure {
    view.progress(new Progress(node, phase, State.RUNNING, text));
    try {
      if (cancellation.isCancelled()) {
        throw InstallFailure.on(node, "cancelled", "Cancelled.", "Start again when you are ready.");
      }
      T result = talk.run();
      view.progress(new Progress(node, phase, State.DONE, ""));
      return result;
    } catch (SshException e) {
      throw failed(node, phase, InstallFailure.of(node, e));
    } catch (InstallFailure e) {
      throw failed(node, phase, e);
    }
  }

  private InstallFailure failed(String node, Phase phase, InstallFailure failure) {
    view.progress(new Progress(node, phase, State.FAILED, failure.problem().message()));
    return failure;
  }

  /** The same, deaf to the wish to stop that was made so far. */
  InstallContext deaf() {
    return new InstallContext(options, connector, view, new Cancellation());
  }

  NodeLink connect(NodeTarget target) throws SshException {
    return connector.connect(target, cancellation);
  }

  /** The answer, unless the node refuses. */
  static Answer accepted(String node, Answer answer) throws InstallFailure {
    if (answer.refusal().isPresent()) {
      throw InstallFailure.of(node, answer.refusal().get());
    }
    return answer;
  }
}
