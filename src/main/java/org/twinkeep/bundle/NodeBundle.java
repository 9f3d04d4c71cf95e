package org.twinkeep.bundle;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All files generated for one node.
 *
 * @param project the project's name
 * @param firewall the firewall's id
 * @param node the node's id
 * @param nodeName the node's host name
 * @param files sorted by path
 * @param packages Debian names of the packages that the files need
 * @param interfaces what the node must have: interface names with their addresses
 * @param lookedUp what was found outside the project, names before tables, each in their order
 */
public record NodeBundle(
    String project,
    String firewall,
    String node,
    String nodeName,
    List<BundleFile> files,
    SortedSet<String> packages,
    List<ExpectedInterface> interfaces,
    List<LookedUp> lookedUp) {

  /** Version of the bundle's layout; a change of it changes the bytes of every bundle. */
  public static final int FORMAT = 1;

  /**
   * An interface that the design counts on.
   *
   * @param name the kernel's name
   * @param addresses its own addresses with prefix length
   * @param mtu bytes; absent = whatever it has
   */
  public record ExpectedInterface(String name, List<String> addresses, Optional<Integer> mtu) {
    /** Copies the list. */
    public ExpectedInterface {
      addresses = List.copyOf(addresses);
    }

    /** One of whatever MTU. */
    public ExpectedInterface(String name, List<String> addresses) {
      this(name, addresses, Optional.empty());
    }
  }

  /** Sorts and copies; what two parts bring alike is there once. */
  public NodeBundle {
    SortedMap<String, BundleFile> byPath = new TreeMap<>();
    for (BundleFile file : files) {
      BundleFile other = byPath.put(file.path(), file);
      if (other != null && !other.equals(file)) {
        throw new IllegalArgumentException("two files with the path " + file.path());
      }
    }
    files = List.copyOf(byPath.values());
    packages = Collections.unmodifiableSortedSet(new TreeSet<>(packages));
    interfaces = List.copyOf(interfaces);
    lookedUp = List.copyOf(lookedUp);
  }

  /** A bundle from the project alone. */
  public NodeBundle(
      String project,
      String firewall,
      String node,
      String nodeName,
      List<BundleFile> files,
      SortedSet<String> packages,
      List<ExpectedInterface> interfaces) {
    this(project, firewall, node, nodeName, files, packages, interfaces, List.of());
  }

  /** The same bundle with other files. */
  public NodeBundle withFiles(List<BundleFile> v) {
    return new NodeBundle(project, firewall, node, nodeName, v, packages, interfaces, lookedUp);
  }

  public Optional<BundleFile> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }
}
