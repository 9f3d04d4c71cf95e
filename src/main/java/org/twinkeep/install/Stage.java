package org.twinkeep.install;

import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Manifest;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.Tar;
import org.twinkeep.install.ssh.SshException;

/**
 * Brings the bundle into a new generation on the node's disk and has the node's own tools check it.
 * Nothing is in force.
 */
final class Stage {

  private final InstallContext context;
  private final int generation;

  /**
   * On nodes of one firewall.
   *
   * @param generation the number that is new on all of them
   */
  Stage(InstallContext context, int generation) {
    this.context = context;
    this.generation = generation;
  }

  StagedNode run(ConnectedNode node) throws InstallFailure {
    NodeBundle bundle = NodeProgram.in(node.target().bundle());
    String text = bundle.files().size() + " files";
    return context.phase(node.name(), Phase.STAGE, text, () -> stage(node, bundle));
  }

  private StagedNode stage(ConnectedNode node, NodeBundle bundle)
      throws SshException, InstallFailure {
    Answer answer =
        InstallContext.accepted(node.name(), node.link().upload(archive(bundle), generation));
    String generation = answer.value("generation");
    if (!generation.matches("\\d{3,9}")) {
      throw InstallFailure.on(
          node.name(),
          "answer",
          node.name() + " does not say which generation it staged.",
          "Look at the node's journal (journalctl -t twinkeep).");
    }
    StagedNode staged = new StagedNode(node.target(), node.link(), generation);
    staged.run("check", generation);
    return staged;
  }

  private static byte[] archive(NodeBundle bundle) {
    Manifest manifest = new Manifest(bundle);
    Tar tar = new Tar().file("manifest.json", manifest.json()).file("list", manifest.list());
    for (BundleFile file : bundle.files()) {
      tar.file("tree" + file.path(), file.text());
    }
    return tar.bytes();
  }
}
