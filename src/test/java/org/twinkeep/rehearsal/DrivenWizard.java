package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Person.HostKey;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.model.Firewall;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.install.Asked;
import org.twinkeep.ui.install.Credentials;
import org.twinkeep.ui.install.InstallWizardViewModel;

/**
 * The install wizard without its window, and a person at it: who accepts a host key that is the
 * node's own and no other, and presses each button when the wizard is ready for it.
 */
final class DrivenWizard implements AutoCloseable {

  private static final Duration SSH_STEP = Duration.ofSeconds(5);
  private static final long MOST_MINUTES = 5;

  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("background").factory());
  private final ExecutorService window =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("window").factory());
  private final InstallWizardViewModel model;
  private final List<HostKey> accepted = new ArrayList<>();
  private final List<Progress> seen = new ArrayList<>();

  /**
   * Opened on a firewall.
   *
   * @param knownHosts where accepted keys are kept
   */
  DrivenWizard(Firewall firewall, Compilation compiled, Lab lab, Path knownHosts) throws Exception {
    model =
        new InstallWizardViewModel(
            firewall,
            compiled,
            person -> NodeLink.Connector.over(new Ssh(knownHosts, List.of(), person, SSH_STEP)),
            background,
            window);
    model.questionProperty().subscribe(asked -> asked.ifPresent(question -> answer(question, lab)));
    long start = System.nanoTime();
    model.progress().addListener((ListChangeListener<Progress>) change -> notice(change, start));
    model.credentials().methodProperty().set(Credentials.Method.KEY_FILE);
    model.credentials().keyFileProperty().set(lab.node(1).rootKey().toString());
    assertThat(model.complaints().getValue()).isEmpty();
  }

  private void notice(ListChangeListener.Change<? extends Progress> change, long start) {
    while (change.next()) {
      for (Progress step : change.getAddedSubList()) {
        seen.add(step);
        LabInstall.say((System.nanoTime() - start) / 1_000_000 + " ms  " + step);
      }
    }
  }

  private void answer(Asked question, Lab lab) {
    switch (question) {
      case Asked.AboutHostKey about -> model.answer(about, isTheNodes(about.key(), lab));
      case Asked.ForSecret secret -> model.answer(secret, Optional.empty());
    }
  }

  private boolean isTheNodes(HostKey key, Lab lab) {
    accepted.add(key);
    for (LabNode node : lab.nodes()) {
      if (node.address().equals(key.address().host())) {
        try {
          return node.sh("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")
              .contains(" " + key.sha256() + " ");
        } catch (LabException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return false;
  }

  /** The keys that the person was asked about. */
  List<HostKey> askedKeys() throws Exception {
    return onWindow(() -> List.copyOf(accepted));
  }

  /** All that was shown while it worked. */
  List<Progress> progress() throws Exception {
    return onWindow(() -> List.copyOf(seen));
  }

  /** Something is typed or chosen. */
  void type(Consumer<InstallWizardViewModel> what) throws Exception {
    onWindow(
        () -> {
          what.accept(model);
          return true;
        });
  }

  /** What is dangerous and was acknowledged, as it is said before anything is looked at. */
  List<Problem> acknowledged() {
    return model.acknowledged();
  }

  PreFlightReport preFlight() throws Exception {
    press(model::runPreFlight);
    return onWindow(() -> model.reportProperty().get().orElseThrow());
  }

  /** The plan, or why there is none. */
  Optional<InstallPlan> plan() throws Exception {
    press(model::makePlan);
    return onWindow(() -> model.planProperty().get());
  }

  Optional<Problem> failure() throws Exception {
    return onWindow(() -> model.failureProperty().get());
  }

  InstallResult install() throws Exception {
    press(model::install);
    return onWindow(() -> model.resultProperty().get().orElseThrow());
  }

  /** Starts something and waits for its end. */
  private void press(Runnable button) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    onWindow(
        () -> {
          button.run();
          assertThat(model.busyProperty().get()).as("it works in the background").isTrue();
          model
              .busyProperty()
              .subscribe(
                  busy -> {
                    if (!busy) {
                      ended.countDown();
                    }
                  });
          return true;
        });
    assertThat(ended.await(MOST_MINUTES, TimeUnit.MINUTES)).as("it comes to an end").isTrue();
  }

  private <T> T onWindow(Callable<T> work) throws Exception {
    try {
      return window.submit(work).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() throws Exception {
    onWindow(
        () -> {
          model.close();
          return true;
        });
    background.close();
    window.close();
  }
}
