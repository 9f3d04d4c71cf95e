package org.twinkeep.ui.objects;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;

/**
 * A line of the tree.
 *
 * @param key the same for the same line of another tree, so that it stays open or selected
 * @param title the name
 * @param icon an Ikonli name
 * @param detail what it stands for, shown lighter; may be empty
 * @param element what it is; absent for folders
 * @param folder for folders that users may file objects in: its path, empty = the top
 * @param colour the user's mark
 * @param children lines below it
 */
record Entry(
    String key,
    String title,
    String icon,
    String detail,
    Optional<Element> element,
    Optional<String> folder,
    Optional<Colour> colour,
    List<Entry> children) {

  Entry {
    children = List.copyOf(children);
  }

  static Entry folder(String key, String title, String icon, List<Entry> children) {
    return new Entry(
        key, title, icon, "", Optional.empty(), Optional.empty(), Optional.empty(), children);
  }

  Entry filedIn(String path) {
    return new Entry(key, title, icon, detail, element, Optional.of(path), colour, children);
  }

  Entry withChildren(List<Entry> some) {
    return new Entry(key, title, icon, detail, element, folder, colour, some);
  }

  Optional<Id> id() {
    return element.map(Element::id);
  }

  boolean isStandard() {
    return key.startsWith("standard") || id().filter(Id::isStandard).isPresent();
  }
}
