package org.twinkeep.oracle;

import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.model.FirewallSettings.Backend;

/** The three ways in which a generated ruleset reaches a kernel. */
enum Loader {
  NFTABLES(Backend.NFTABLES),
  IPTABLES_NFT(Backend.IPTABLES),
  IPTABLES_LEGACY(Backend.IPTABLES);

  private final Backend backend;

  Loader(Backend backend) {
    this.backend = backend;
  }

  Backend backend() {
    return backend;
  }

  void load(NodeBundle bundle) throws Exception {
    switch (this) {
      case NFTABLES -> {
        Kernel.run("nft -f -", text(bundle, "/etc/twinkeep/ruleset.nft"));
        Kernel.run("nft -f -", LookedUp.nft(bundle));
      }
      case IPTABLES_NFT -> {
        Kernel.run("ipset -exist restore", LookedUp.ipset(bundle));
        Kernel.run("iptables-nft-restore", text(bundle, "/etc/twinkeep/ruleset.v4"));
        Kernel.run("ip6tables-nft-restore", text(bundle, "/etc/twinkeep/ruleset.v6"));
      }
      case IPTABLES_LEGACY -> {
        Kernel.run("ipset -exist restore", LookedUp.ipset(bundle));
        Kernel.run("iptables-legacy-restore", text(bundle, "/etc/twinkeep/ruleset.v4"));
        Kernel.run("ip6tables-legacy-restore", text(bundle, "/etc/twinkeep/ruleset.v6"));
      }
    }
  }

  private static String text(NodeBundle bundle, String path) {
    return bundle.file(path).orElseThrow().text();
  }
}
