package org.twinkeep.build;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between packages. Each rule is also run over planted classes below {@code
 * org.twinkeep.build.planted} that break it, to show that it can fail.
 */
final class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.twinkeep");

  /** Layers from the top; each may use those that stand below it in the same row's list. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("model", List.of()),
          Map.entry("problem", List.of("model")),
          Map.entry("edit", List.of("model", "problem")),
          Map.entry("check", List.of("model", "problem", "edit")),
          Map.entry("bundle", List.of("problem")),
          Map.entry("compile", List.of("bundle", "check", "edit", "problem", "model")),
          Map.entry("diagram", List.of("compile", "edit", "problem", "model")),
          Map.entry("analysis", List.of("bundle", "edit", "problem", "model")),
          Map.entry(
              "interchange",
              List.of(
                  "diagram", "analysis", "compile", "bundle", "check", "edit", "problem", "model")),
          Map.entry("rehearsal", List.of("bundle", "problem")),
          Map.entry("install", List.of("bundle", "problem")),
          Map.entry("store", List.of("interchange", "edit", "problem", "model")),
          Map.entry(
              "cli",
              List.of(
                  "store",
                  "install",
                  "rehearsal",
                  "interchange",
                  "diagram",
                  "analysis",
                  "compile",
                  "bundle",
                  "check",
                  "edit",
                  "problem",
                  "model")),
          Map.entry(
              "workbench",
              List.of(
                  "interchange",
                  "diagram",
                  "analysis",
                  "compile",
                  "bundle",
                  "check",
                  "edit",
                  "problem",
                  "model")),
          Map.entry(
              "ui",
              List.of(
                  "workbench",
                  "store",
                  "install",
                  "rehearsal",
                  "interchange",
                  "diagram",
                  "analysis",
                  "compile",
                  "bundle",
                  "check",
                  "edit",
                  "problem",
                  "model")));

  private static ArchRule layers(String root) {
    var layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String layer : MAY_USE.keySet()) {
      layers = layers.layer(layer).definedBy(root + "." + layer + "..");
    }
    for (Map.Entry<String, List<String>> entry : MAY_USE.entrySet()) {
      String[] below = entry.getValue().toArray(String[]::new);
      layers =
          below.length == 0
              ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
              : layers.whereLayer(entry.getKey()).mayOnlyAccessLayers(below);
    }
    return layers;
  }

  private static ArchRule only(String root, String library, String... allowed) {
    String[] packages = Stream.of(allowed).map(p -> root + "." + p).toArray(String[]::new);
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  /** The rules, over a root package: the program's, or the planted one. */
  private static Map<String, ArchRule> rules(String root) {
    return Map.of(
        "layers", layers(root),
        "no cycles",
            slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true),
        "javafx", only(root, "javafx..", "ui..", "workbench..", "app.."),
        "scene in workbench",
            ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(root + ".workbench..")
                .or()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .allowEmptyShould(true),
        "jsch", only(root, "com.jcraft.jsch..", "install.ssh.."),
        "jdbc", only(root, "java.sql..", "store.."),
        "jackson", only(root, "tools.jackson..", "store..", "interchange.."),
        "ui features",
            slices()
                .matching(root + ".ui.(*)..")
                .that(
                    DescribedPredicate.describe("are features", s -> !isShared(s.getDescription())))
                .should()
                .notDependOnEachOther()
                .ignoreDependency(inShared(root), DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), inKit(root))
                .allowEmptyShould(true));
  }

  private static boolean isShared(String slice) {
    return slice.endsWith(" kit") || slice.endsWith(" shell");
  }

  private static DescribedPredicate<JavaClass> inShared(String root) {
    return JavaClass.Predicates.resideInAPackage(root + ".ui.shell..");
  }

  private static DescribedPredicate<JavaClass> inKit(String root) {
    return JavaClass.Predicates.resideInAPackage(root + ".ui.kit..");
  }

  @TestFactory
  Stream<DynamicTest> theProgramKeepsTheArrows() {
    return rules("org.twinkeep").entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(PROGRAM)));
  }

  @TestFactory
  Stream<DynamicTest> aPlantedViolationOfEachIsFound() {
    String root = "org.twinkeep.build.planted";
    JavaClasses planted = new ClassFileImporter().importPackages(root);
    return rules(root).entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> assertThat(rule.getValue().evaluate(planted).hasViolation()).isTrue()));
  }

  @Test
  void everyPackageHasALayer() {
    assertThat(
            PROGRAM.stream()
                .map(
                    c ->
                        c.getPackageName()
                            .replaceFirst("^org\\.twinkeep\\.?", "")
                            .replaceFirst("\\..*", ""))
                .filter(layer -> !layer.equals("app"))
                .distinct())
        .allMatch(MAY_USE::containsKey);
  }
}
