package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.model.Management;

/**
 * Asks nodes something over SSH, one after the other, in the background; changes nothing on them.
 * Every property changes on the window's thread.
 *
 * @param <T> what one node answers; why it does not is a part of the answer
 */
public final class AskNodesViewModel<T> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AskNodesViewModel.class.getName());

  /** What is asked of one node; blocks. */
  public interface Inquiry<T> {
    T of(NodeTarget target, NodeLink.Connector connector, Cancellation cancellation);
  }

  /**
   * Where a node is.
   *
   * @param name for people
   */
  public record Whereabouts(String name, Management management) {}

  private final Connections connections;
  private final Inquiry<T> inquiry;
  private final Executor background;
  private final Executor window;
  private final List<NodeAccess> nodes;
  private final Credentials credentials = new Credentials();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<T>> answers = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Asked>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<AskingPerson> person = Optional.empty();
  private Cancellation cancellation = new Cancellation();

  /**
   * Nobody is asked before {@link #ask}.
   *
   * @param background where connections are made and waited for
   * @param window the thread that the properties belong to
   */
  public AskNodesViewModel(
      List<Whereabouts> nodes,
      Inquiry<T> inquiry,
      Connections connections,
      Executor background,
      Executor window) {
    this.nodes = nodes.stream().map(n -> NodeAccess.asking(n.name(), n.management())).toList();
    this.inquiry = inquiry;
    this.connections = connections;
    this.background = background;
    this.window = window;
  }

  /** How the nodes are reached. */
  Access access() {
    return new Access(nodes, credentials);
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What happens now: {@code Asking lj-fw-1 (10.1.1.2)}. */
  public ReadOnlyStringProperty doingProperty() {
    return doing.getReadOnlyProperty();
  }

  /** One of each node, in their order, when all were asked; empty before that. */
  public ReadOnlyObjectProperty<List<T>> answersProperty() {
    return answers.getReadOnlyProperty();
  }

  /** What the person is asked now. */
  ReadOnlyObjectProperty<Optional<Asked>> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Asks all nodes; does nothing while it is at it. */
  public void ask() {
    if (busy.get()) {
      return;
    }
    answers.set(List.of());
    busy.set(true);
    Cancellation fresh = new Cancellation();
    cancellation = fresh;
    NodeLink.Connector connector = connector();
    Login login = credentials.login();
    List<NodeTarget> targets = nodes.stream().map(n -> n.target(login)).toList();
    background.execute(() -> ask(targets, connector, fresh));
  }

  private void ask(List<NodeTarget> targets, NodeLink.Connector connector, Cancellation running) {
    List<T> all = new ArrayList<>();
    try {
      for (NodeTarget target : targets) {
        if (running.isCancelled()) {
          break;
        }
        String now = "Asking " + target.address() + "…";
        window.execute(() -> doing.set(now));
        all.add(inquiry.of(target, connector, running));
      }
    } catch (RuntimeException mistake) {
      LOG.log(Level.SEVERE, "asking the nodes failed", mistake);
      window.execute(() -> doing.set("Twinkeep made a mistake: " + mistake));
      all.clear();
    }
    boolean complete = all.size() == targets.size() && !running.isCancelled();
    window.execute(
        () -> {
          busy.set(false);
          if (complete) {
            answers.set(List.copyOf(all));
          }
        });
  }

  /** Stops asking; there will be no answers. */
  public void cancel() {
    question.get().ifPresent(Asked::dismiss);
    question.set(Optional.empty());
    cancellation.cancel();
  }

  void answer(Asked.AboutHostKey asked, boolean accepted) {
    question.set(Optional.empty());
    asked.answer().complete(accepted);
  }

  void answer(Asked.ForSecret asked, Optional<char[]> secret) {
    question.set(Optional.empty());
    asked.answer().complete(secret);
  }

  /** Forgets connections and secrets. */
  @Override
  public void close() {
    cancel();
    person.ifPresent(AskingPerson::close);
    credentials.close();
  }

  private NodeLink.Connector connector() {
    person.ifPresent(AskingPerson::close);
    AskingPerson asking =
        new AskingPerson(asked -> window.execute(() -> question.set(Optional.of(asked))));
    person = Optional.of(asking);
    return connections.over(asking);
  }
}
