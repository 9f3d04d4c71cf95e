package org.twinkeep.ui.install;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.Installation;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.PreFlightReport.NodeReport;
import org.twinkeep.install.check.NodeUnderCheck;
import org.twinkeep.install.check.PackagesCheck;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * What the install wizard does: {@link #runPreFlight}, {@link #makePlan}, {@link #install}. Each
 * works in the background, one at a time; every property changes on the window's thread.
 */
public final class InstallWizardViewModel implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(InstallWizardViewModel.class.getName());

  private final Connections connections;
  private final Executor background;
  private final Executor window;
  private final List<NodeAccess> nodes;
  private final List<Problem> acknowledged;
  private final Credentials credentials = new Credentials();
  private final IntegerProperty confirmSeconds =
      new SimpleIntegerProperty(InstallOptions.USUAL.confirmSeconds());
  private final ObservableList<Progress> progress = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<PreFlightReport>> report = empty();
  private final ReadOnlyObjectWrapper<Optional<InstallPlan>> plan = empty();
  private final ReadOnlyObjectWrapper<Optional<InstallResult>> result = empty();
  private final ReadOnlyObjectWrapper<Optional<Problem>> failure = empty();
  private final ReadOnlyObjectWrapper<Optional<Asked>> question = empty();
  private Optional<Installation> installation = Optional.empty();
  private Optional<AskingPerson> person = Optional.empty();
  private Runnable cancelling = () -> {};

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /**
   * An install of a firewall.
   *
   * @param firewall gives addresses and priorities
   * @param compiled a bundle for each node, and what is wrong with the design all the same
   * @param background where connections are made and waited for
   * @param window the thread that the properties belong to
   */
  public InstallWizardViewModel(
      Firewall firewall,
      Compilation compiled,
      Connections connections,
      Executor background,
      Executor window) {
    this.connections = connections;
    this.background = background;
    this.window = window;
    this.acknowledged =
        compiled.problems().stream().filter(p -> p.acknowledged().isPresent()).toList();
    this.nodes =
        firewall.nodes().stream()
            .sorted(Comparator.comparingInt(Node::priority).reversed())
            .flatMap(
                node ->
                    compiled.bundles().stream()
                        .filter(b -> b.node().equals(node.id().value()))
                        .map(b -> new NodeAccess(b, node.management())))
            .toList();
  }

  // what is chosen

  /** The nodes, the preferred master first. */
  public List<NodeAccess> nodes() {
    return nodes;
  }

  /** What is dangerous in this design, but was acknowledged: rules that lock everybody out. */
  public List<Problem> acknowledged() {
    return acknowledged;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** After so many seconds without a confirmation a node goes back; 10 to 3600. */
  public IntegerProperty confirmSecondsProperty() {
    return confirmSeconds;
  }

  /** What keeps the pre-flight from starting, in sentences; empty = nothing. */
  public ObservableValue<List<String>> complaints() {
    return access().complaints();
  }

  /** How the nodes are reached. */
  Access access() {
    return new Access(nodes, credentials);
  }

  // what there is to see

  /** Whether something runs in the background. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What happened since the last start, in order. */
  public ObservableList<Progress> progress() {
    return progress;
  }

  /** What the pre-flight found; absent = it has not run to its end. */
  public ReadOnlyObjectProperty<Optional<PreFlightReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** What would change; absent = not known. */
  public ReadOnlyObjectProperty<Optional<InstallPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** How it ended; absent = it has not. */
  public ReadOnlyObjectProperty<Optional<InstallResult>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Why the last thing could not be done; absent = it could, or is under way. */
  public ReadOnlyObjectProperty<Optional<Problem>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** What the person is asked now. */
  public ReadOnlyObjectProperty<Optional<Asked>> questionProperty() {
    return question.getReadOnlyProperty();
  }

  // what can be done

  /** Connects to all nodes and looks at them; changes nothing there. */
  public void runPreFlight() {
    report.set(Optional.empty());
    plan.set(Optional.empty());
    result.set(Optional.empty());
    closeInstallation();
    Installation fresh =
        new Installation(
            targets(),
            new InstallOptions(
                Math.clamp(confirmSeconds.get(), 10, 3600),
                InstallOptions.USUAL.settleSeconds(),
                List.of()),
            connector(),
            this::happened);
    installation = Optional.of(fresh);
    cancelling = fresh::cancel;
    run(fresh::preFlight, found -> report.set(Optional.of(found)));
  }

  /** Names of the packages that a node lacks, as the pre-flight found. */
  public List<String> missingPackages(NodeReport node) {
    return target(node.node())
        .flatMap(t -> node.facts().map(f -> new NodeUnderCheck(t, f)))
        .map(PackagesCheck::missing)
        .orElse(List.of());
  }

  /** Installs what all nodes lack with their own package tools, then looks again. */
  public void installMissingPackages() {
    Optional<PreFlightReport> found = report.get();
    if (found.isEmpty()) {
      return;
    }
    Cancellation cancellation = new Cancellation();
    cancelling = cancellation::cancel;
    NodeOperations operations = new NodeOperations(connector(), cancellation);
    List<NodeTarget> targets = targets();
    List<NodeReport> reports = found.get().nodes();
    List<List<String>> missing = reports.stream().map(this::missingPackages).toList();
    run(
        () -> {
          for (int i = 0; i < reports.size(); i++) {
            if (!missing.get(i).isEmpty()) {
              operations.installPackages(targets.get(i), missing.get(i));
            }
          }
          return true;
        },
        done -> runPreFlight());
  }

  /** Brings the bundles onto the nodes' disks and finds out what they would change. */
  public void makePlan() {
    plan.set(Optional.empty());
    installation.ifPresent(i -> run(i::plan, made -> plan.set(Optional.of(made))));
  }

  /** Does what the plan says; whatever goes wrong, the nodes return to the rules they had. */
  public void install() {
    Optional<InstallPlan> made = plan.get();
    if (installation.isPresent() && made.isPresent()) {
      Installation running = installation.get();
      run(() -> running.apply(made.get()), ended -> result.set(Optional.of(ended)));
    }
  }

  /** Stops what runs; a node that was changed goes back. */
  public void cancel() {
    question.get().ifPresent(Asked::dismiss);
    question.set(Optional.empty());
    cancelling.run();
  }

  /** Answers the host key question. */
  public void answer(Asked.AboutHostKey asked, boolean accepted) {
    question.set(Optional.empty());
    asked.answer().complete(accepted);
  }

  /** Answers with a secret, which is taken over; empty = none. */
  public void answer(Asked.ForSecret asked, Optional<char[]> secret) {
    question.set(Optional.empty());
    asked.answer().complete(secret);
  }

  /** Forgets connections and secrets. */
  @Override
  public void close() {
    cancel();
    closeInstallation();
    person.ifPresent(AskingPerson::close);
    credentials.close();
  }

  // how

  private interface Work<T> {
    T run() throws InstallFailure;
  }

  private <T> void run(Work<T> work, Consumer<T> arrived) {
    progress.clear();
    failure.set(Optional.empty());
    busy.set(true);
    background.execute(
        () -> {
          try {
            T done = work.run();
            window.execute(
                () -> {
                  busy.set(false);
                  arrived.accept(done);
                });
          } catch (InstallFailure e) {
            window.execute(() -> failed(e.problem()));
          } catch (RuntimeException mistake) {
            LOG.log(Level.SEVERE, "the install wizard failed", mistake);
            window.execute(() -> failed(mistake(mistake)));
          }
        });
  }

  private static Problem mistake(RuntimeException mistake) {
    return Problem.error(
        "program.mistake",
        Place.named("install"),
        "Twinkeep made a mistake: " + mistake + ".",
        "Nodes that were changed go back by themselves. Report this with the log.");
  }

  private void failed(Problem problem) {
    busy.set(false);
    failure.set(Optional.of(problem));
  }

  private void happened(Progress what) {
    window.execute(() -> progress.add(what));
  }

  private List<NodeTarget> targets() {
    Login login = credentials.login();
    return nodes.stream().map(n -> n.target(login)).toList();
  }

  private Optional<NodeTarget> target(String name) {
    return nodes.stream()
        .filter(n -> n.name().equals(name))
        .map(n -> new NodeTarget(n.bundle(), n.address(), Login.USUAL))
        .findFirst();
  }

  /** Forgets what an earlier person was told, and asks anew. */
  private NodeLink.Connector connector() {
    person.ifPresent(AskingPerson::close);
    AskingPerson asking =
        new AskingPerson(asked -> window.execute(() -> question.set(Optional.of(asked))));
    person = Optional.of(asking);
    return connections.over(asking);
  }

  private void closeInstallation() {
    installation.ifPresent(Installation::close);
    installation = Optional.empty();
  }
}
