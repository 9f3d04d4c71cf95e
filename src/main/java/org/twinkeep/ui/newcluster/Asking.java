package org.twinkeep.ui.newcluster;

import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.LiveNode;

/** Asks the machines that are to become nodes what they are. */
public interface Asking {

  /**
   * Asks with a dialog, and waits for its end.
   *
   * @param nodes names and addresses as they are typed; both may be empty
   * @return one for each node, in their order, empty where a machine did not answer; absent = the
   *     person changed their mind
   */
  Optional<List<Optional<LiveNode>>> ask(List<NodeDraft> nodes, Window owner);
}
