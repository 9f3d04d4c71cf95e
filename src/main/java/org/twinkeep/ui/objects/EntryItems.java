package org.twinkeep.ui.objects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TreeItem;

/**
 * The tree's items. When entries change, items with the same key stay what they are, so that the
 * tree keeps what is open and selected.
 */
final class EntryItems {

  private static final Set<String> CLOSED_AT_FIRST = Set.of("standard");

  private final TreeItem<Entry> root;
  private final Map<String, TreeItem<Entry>> byKey = new HashMap<>();
  private final Map<String, Boolean> open = new HashMap<>();
  private boolean filtered;

  EntryItems(Entry tree) {
    root = new TreeItem<>(tree);
    root.setExpanded(true);
  }

  TreeItem<Entry> root() {
    return root;
  }

  Optional<TreeItem<Entry>> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The first line that is not a folder. */
  Optional<TreeItem<Entry>> firstElement() {
    return firstElement(root);
  }

  private static Optional<TreeItem<Entry>> firstElement(TreeItem<Entry> item) {
    return item.getValue().element().isPresent()
        ? Optional.of(item)
        : item.getChildren().stream().flatMap(c -> firstElement(c).stream()).findFirst();
  }

  /**
   * Shows another tree.
   *
   * @param nowFiltered whether only a part is shown, which is then opened whole; what was open
   *     before comes back afterwards
   */
  void show(Entry tree, boolean nowFiltered) {
    if (!filtered) {
      byKey.forEach((key, item) -> open.put(key, item.isExpanded()));
    }
    Map<String, TreeItem<Entry>> before = new HashMap<>(byKey);
    byKey.clear();
    boolean expansion = filtered != nowFiltered || nowFiltered;
    filtered = nowFiltered;
    update(root, tree, before, expansion);
  }

  private void update(
      TreeItem<Entry> item,
      Entry entry,
      Map<String, TreeItem<Entry>> before,
      boolean setExpansion) {
    if (!entry.equals(item.getValue())) {
      item.setValue(entry);
    }
    List<TreeItem<Entry>> children =
        entry.children().stream().map(child -> item(child, before, setExpansion)).toList();
    if (!children.equals(item.getChildren())) {
      item.getChildren().setAll(children);
    }
  }

  private TreeItem<Entry> item(
      Entry entry, Map<String, TreeItem<Entry>> before, boolean setExpansion) {
    TreeItem<Entry> known = before.get(entry.key());
    TreeItem<Entry> item = known == null ? new TreeItem<>(entry) : known;
    byKey.put(entry.key(), item);
    update(item, entry, before, setExpansion);
    if (known == null || setExpansion) {
      item.setExpanded(filtered || open.getOrDefault(entry.key(), isOpenAtFirst(entry)));
    }
    return item;
  }

  private static boolean isOpenAtFirst(Entry entry) {
    return entry.key().indexOf('/') < 0
        ? !CLOSED_AT_FIRST.contains(entry.key())
        : !entry.isStandard();
  }
}
