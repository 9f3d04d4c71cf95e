package org.twinkeep.interchange;

import java.util.Locale;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.NodeBundle;

/** {@code plan.txt}: what a bundle brings to its node, for people who install it by hand. */
final class PlanText {

  static final String NAME = "plan.txt";

  private PlanText() {}

  static String of(NodeBundle bundle) {
    StringBuilder text = new StringBuilder();
    text.append("Node %s of firewall %s\n\n".formatted(bundle.nodeName(), bundle.firewall()));
    text.append("Packages it needs: ").append(words(bundle)).append('\n');
    text.append("\nInterfaces it must have:\n");
    bundle
        .interfaces()
        .forEach(
            i -> text.append("  %-15s %s\n".formatted(i.name(), String.join(" ", i.addresses()))));
    text.append("\nFiles, owned by root, and what must act when they change:\n");
    for (BundleFile file : bundle.files()) {
      text.append(
          String.format(
              Locale.ROOT, "  %04o  %-50s %s\n", file.mode(), file.path(), act(file.service())));
    }
    return text.toString().replaceAll(" +\n", "\n");
  }

  private static String words(NodeBundle bundle) {
    return bundle.packages().isEmpty() ? "none" : String.join(", ", bundle.packages());
  }

  private static String act(ActingService service) {
    return service == ActingService.NONE ? "" : service.name().toLowerCase(Locale.ROOT);
  }
}
