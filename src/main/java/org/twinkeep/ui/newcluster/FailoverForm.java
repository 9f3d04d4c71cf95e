package org.twinkeep.ui.newcluster;

import java.util.List;
import org.twinkeep.edit.newcluster.ClusterDraft.Preset;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.ui.kit.WizardPage;

/** How fast, and with which packet filter. */
final class FailoverForm {

  private final NewClusterViewModel model;

  private FailoverForm(NewClusterViewModel model) {
    this.model = model;
  }

  static WizardPage of(NewClusterViewModel model) {
    FailoverForm form = new FailoverForm(model);
    return new Form(
            model,
            Page.FAILOVER,
            "How fast must the other node take over when the master loses power? A planned change"
                + " of master always goes without a gap.",
            form::build)
        .page();
  }

  private void build(Form form) {
    form.add(Form.heading("Fail-over"));
    form.add(
        Choices.of(
            List.of(Preset.values()),
            model.draft().preset(),
            p -> p.title() + ", adverts every " + p.advertMillis() + " ms",
            p -> "A power failure of the master costs " + p.gap() + ".",
            p -> model.change(d -> d.withPreset(p))));
    form.add(Form.heading("Packet filter"));
    form.add(
        Choices.of(
            List.of(Backend.NFTABLES, Backend.IPTABLES),
            model.draft().backend(),
            b ->
                switch (b) {
                  case NFTABLES -> "nftables";
                  case IPTABLES -> "iptables";
                },
            b ->
                switch (b) {
                  case NFTABLES ->
                      "What today's distributions have; leaves tables of others alone.";
                  case IPTABLES ->
                      "For nodes whose other tools need it; loaded by iptables-restore.";
                },
            b -> model.change(d -> d.withBackend(b))));
  }
}
