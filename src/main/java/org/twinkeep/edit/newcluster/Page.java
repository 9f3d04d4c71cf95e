package org.twinkeep.edit.newcluster;

/** The parts of a draft, in the order in which they are asked. */
public enum Page {
  NODES("Nodes"),
  NETWORKS("Networks"),
  VIRTUAL_ADDRESSES("Virtual addresses"),
  FAILOVER("Fail-over"),
  POLICY("Policy");

  private final String title;

  Page(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
