package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Comment;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.Node;

/**
 * The block {@code global_defs}.
 *
 * <p>There is no {@code vrrp_rt_priority} in it, and must not be: a reload then sets the limit of
 * real-time CPU to nothing, the kernel kills the VRRP process, and the node loses mastership. The
 * unit sets the process's niceness instead.
 */
final class GlobalDefinitions {

  private GlobalDefinitions() {}

  static Block block(Node node, FailoverSettings failover) {
    Garp garp = failover.garp();
    List<Item> items = new ArrayList<>();
    items.add(Setting.of("router_id", node.id().value()));
    items.add(Setting.of("enable_script_security"));
    items.add(new Comment("conntrackd's control socket needs root"));
    items.add(Setting.of("script_user", "root"));
    items.add(Setting.of("vrrp_version", Integer.toString(failover.version())));
    if (failover.unicast()) {
      items.add(Setting.of("vrrp_check_unicast_src"));
    }
    items.add(new Comment("a node that steps down makes the winner announce itself again"));
    items.add(Setting.of("vrrp_higher_prio_send_advert", "true"));
    items.add(number("vrrp_garp_master_repeat", garp.repeat()));
    items.add(number("vrrp_garp_master_delay", garp.delaySeconds()));
    items.add(number("vrrp_garp_master_refresh", garp.refreshSeconds()));
    items.add(number("vrrp_garp_lower_prio_repeat", 3));
    items.add(number("vrrp_garp_lower_prio_delay", 1));
    items.add(Setting.of("vrrp_garp_interval", "0.001"));
    items.add(Setting.of("vrrp_gna_interval", "0.001"));
    return Block.of("global_defs", items);
  }

  private static Setting number(String keyword, int value) {
    return Setting.of(keyword, Integer.toString(value));
  }
}
