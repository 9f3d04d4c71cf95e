package org.twinkeep.ui.kit;

import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Everything that a user can tell the program to do. Menu, toolbar, command palette and keys are
 * made from this list, so that they stay in step.
 */
public enum Command {
  NEW_PROJECT(Group.FILE, "New project", "mdi2f-file-plus-outline", "Shortcut+N"),
  NEW_CLUSTER(Group.FILE, "New cluster…", "mdi2s-server-plus", "Shortcut+Shift+N"),
  OPEN_SAMPLE(Group.FILE, "Open the sample pair", "mdi2s-school-outline", ""),
  OPEN_FILE(Group.FILE, "Open project file…", "mdi2f-folder-open-outline", "Shortcut+O"),
  EXPORT_FILE(Group.FILE, "Save as project file…", "mdi2c-content-save-outline", "Shortcut+S"),
  EXPORT_DIAGRAM(Group.FILE, "Export diagram…", "mdi2f-file-image-outline", ""),
  CLOSE_PROJECT(Group.FILE, "Close project", "mdi2c-close", "Shortcut+W"),
  QUIT(Group.FILE, "Quit", "mdi2e-exit-to-app", "Shortcut+Q"),

  UNDO(Group.EDIT, "Undo", "mdi2u-undo", "Shortcut+Z"),
  REDO(Group.EDIT, "Redo", "mdi2r-redo", "Shortcut+Shift+Z"),
  FIND_OBJECT(Group.EDIT, "Find an object", "mdi2m-magnify", "Shortcut+F"),
  FIND_REPLACE(Group.EDIT, "Find and replace…", "mdi2f-find-replace", "Shortcut+H"),
  PALETTE(Group.EDIT, "Search commands and objects…", "mdi2m-magnify", "Shortcut+K"),

  SHOW_TOPOLOGY(Group.VIEW, "Topology", "mdi2s-sitemap-outline", "Shortcut+1"),
  SHOW_POLICY(Group.VIEW, "Policy", "mdi2s-shield-outline", "Shortcut+2"),
  SHOW_NAT(Group.VIEW, "NAT", "mdi2s-swap-horizontal", "Shortcut+3"),
  SHOW_ROUTING(Group.VIEW, "Routing", "mdi2d-directions-fork", "Shortcut+4"),
  SHOW_GENERATED(Group.VIEW, "Generated files", "mdi2f-file-code-outline", "Shortcut+5"),
  SHOW_PROBLEMS(Group.VIEW, "Problems", "mdi2a-alert-outline", "Shortcut+6"),
  SWITCH_THEME(Group.VIEW, "Light or dark", "mdi2t-theme-light-dark", "Shortcut+Shift+L"),

  NEW_HOST(Group.OBJECT, "New host", "mdi2d-desktop-classic", ""),
  NEW_NETWORK(Group.OBJECT, "New network", "mdi2l-lan", ""),
  NEW_RANGE(Group.OBJECT, "New address range", "mdi2a-arrow-expand-horizontal", ""),
  NEW_GROUP(Group.OBJECT, "New group", "mdi2g-group", ""),
  NEW_DYNAMIC_GROUP(Group.OBJECT, "New dynamic group", "mdi2f-filter-outline", ""),
  NEW_DNS_NAME(Group.OBJECT, "New DNS name", "mdi2d-dns-outline", ""),
  NEW_ADDRESS_TABLE(Group.OBJECT, "New address table", "mdi2t-table-large", ""),
  NEW_TCP_SERVICE(Group.OBJECT, "New TCP service", "mdi2a-alpha-t-box-outline", ""),
  NEW_UDP_SERVICE(Group.OBJECT, "New UDP service", "mdi2a-alpha-u-box-outline", ""),
  NEW_ICMP_SERVICE(Group.OBJECT, "New ICMP service", "mdi2a-alpha-i-box-outline", ""),
  NEW_ICMP6_SERVICE(Group.OBJECT, "New ICMPv6 service", "mdi2a-alpha-i-box-outline", ""),
  NEW_IP_SERVICE(Group.OBJECT, "New IP protocol", "mdi2a-alpha-p-box-outline", ""),
  NEW_SERVICE_GROUP(Group.OBJECT, "New service group", "mdi2g-group", ""),
  NEW_CUSTOM_SERVICE(Group.OBJECT, "New custom service", "mdi2c-code-braces", ""),
  NEW_TAG_SERVICE(Group.OBJECT, "New mark", "mdi2b-bookmark-outline", ""),
  NEW_USER_SERVICE(Group.OBJECT, "New user match", "mdi2a-account-outline", ""),
  NEW_TIME_WINDOW(Group.OBJECT, "New time window", "mdi2c-clock-outline", ""),
  RENAME_OBJECT(Group.OBJECT, "Rename", "mdi2r-rename-box", "F2", false),
  DUPLICATE_OBJECT(Group.OBJECT, "Duplicate", "mdi2c-content-duplicate", "Shortcut+D", false),
  DELETE_OBJECT(Group.OBJECT, "Delete…", "mdi2t-trash-can-outline", "Delete", false),

  ADD_RULE(Group.RULE, "Add rule below", "mdi2t-table-row-plus-after", "Insert", false),
  ADD_RULE_ABOVE(
      Group.RULE, "Add rule above", "mdi2t-table-row-plus-before", "Shift+Insert", false),
  EDIT_CELL(Group.RULE, "Edit the cell", "mdi2p-pencil-outline", "Enter", false),
  NEGATE_CELL(Group.RULE, "Negate the cell", "mdi2n-not-equal-variant", ""),
  TOGGLE_RULE(Group.RULE, "Enable or disable", "mdi2t-toggle-switch-outline", "Space", false),
  LOG_RULE(Group.RULE, "Log packets", "mdi2n-notebook-outline", ""),
  COMMENT_RULE(Group.RULE, "Comment…", "mdi2c-comment-text-outline", ""),
  SECTION_RULE(Group.RULE, "Put into section…", "mdi2f-format-section", ""),
  MOVE_RULE_UP(Group.RULE, "Move up", "mdi2a-arrow-up", "Alt+Up", false),
  MOVE_RULE_DOWN(Group.RULE, "Move down", "mdi2a-arrow-down", "Alt+Down", false),
  DUPLICATE_RULE(Group.RULE, "Duplicate rule", "mdi2c-content-duplicate", "Shortcut+D", false),
  COPY_RULES(Group.RULE, "Copy rules", "mdi2c-content-copy", "", false),
  DELETE_RULE(Group.RULE, "Delete rule", "mdi2t-trash-can-outline", "Shortcut+Delete", false),
  NEW_RULE_SET(Group.RULE, "New rule set…", "mdi2p-playlist-plus", ""),

  CHECK(Group.FIREWALL, "Check", "mdi2c-check-circle-outline", "F7"),
  GENERATE(Group.FIREWALL, "Write files to a directory…", "mdi2f-folder-download-outline", ""),
  INSTALL(Group.FIREWALL, "Install…", "mdi2u-upload-network-outline", "F9"),
  STATUS(Group.FIREWALL, "Ask the nodes how they do…", "mdi2h-heart-pulse", "F8"),

  ABOUT(Group.HELP, "About Twinkeep", "mdi2i-information-outline", "");

  /** The menus, in their order. */
  public enum Group {
    FILE("File"),
    EDIT("Edit"),
    VIEW("View"),
    OBJECT("Object"),
    RULE("Rule"),
    FIREWALL("Firewall"),
    HELP("Help");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private final Group group;
  private final String text;
  private final String icon;
  private final String key;
  private final boolean everywhere;

  Command(Group group, String text, String icon, String key) {
    this(group, text, icon, key, true);
  }

  Command(Group group, String text, String icon, String key, boolean everywhere) {
    this.group = group;
    this.text = text;
    this.icon = icon;
    this.key = key;
    this.everywhere = everywhere;
  }

  public Group group() {
    return group;
  }

  /** What the menu says. */
  public String text() {
    return text;
  }

  /** An Ikonli name. */
  public String icon() {
    return icon;
  }

  /** The key, when there is one. */
  public Optional<KeyCombination> key() {
    return key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
  }

  /**
   * Whether the key works in the whole window. The others belong to the view that has the focus,
   * which listens for them itself; menu and palette show them all the same.
   */
  public boolean everywhere() {
    return everywhere;
  }
}
