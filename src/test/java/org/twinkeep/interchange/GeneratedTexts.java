package org.twinkeep.interchange;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Manifest;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;

/** All texts that are made of a bundle, for people and for the node. */
public final class GeneratedTexts {

  private GeneratedTexts() {}

  public static List<String> of(NodeBundle bundle) {
    List<String> texts = new ArrayList<>();
    for (BundleFile file : bundle.files()) {
      texts.add(file.path() + "\n" + file.text());
    }
    Manifest manifest = new Manifest(NodeProgram.in(bundle));
    texts.add(manifest.json());
    texts.add(manifest.list());
    texts.add(PlanText.of(bundle));
    texts.add(RulesText.of(bundle, List.of()));
    return texts;
  }
}
