package org.twinkeep.rehearsal;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.twinkeep.problem.Problem;

/**
 * Gives test methods a parameter of type {@link Lab}: the pair of {@link LabOptions#pair()}, booted
 * once for all test classes of a run and with fresh disks for each class. A class is skipped, with
 * the reason, where no lab can run.
 */
public final class LabExtension implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LabExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    List<Problem> missing = LabRequirements.missing();
    Assumptions.assumeTrue(
        missing.isEmpty(), () -> String.join(" ", missing.stream().map(Problem::message).toList()));
    shared(context).prepare();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context).lab();
  }

  private static SharedLab shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(SharedLab.class, key -> new SharedLab(), SharedLab.class);
  }

  /** The one lab of a run; JUnit closes it after the last test. */
  private static final class SharedLab implements AutoCloseable {

    private Lab lab;

    void prepare() throws Exception {
      if (lab == null) {
        lab = Lab.start(LabOptions.pair());
      } else {
        lab.reset(LabOptions.pair());
      }
    }

    Lab lab() {
      return lab;
    }

    @Override
    public void close() throws Exception {
      if (lab != null) {
        lab.close();
      }
    }
  }
}
