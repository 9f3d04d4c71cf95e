package org.twinkeep.install.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The shortest difference of two texts, line by line.
 *
 * @param lines all lines of both texts, in order
 */
public record TextDiff(List<DiffLine> lines) {

  /** Above so many insertions and deletions, the differing middle is shown as replaced. */
  private static final int MOST = 1500;

  /**
   * One line.
   *
   * @param sign {@code '+'} new, {@code '-'} gone, {@code ' '} in both
   * @param text without the line feed
   */
  public record DiffLine(char sign, String text) {
    @Override
    public String toString() {
      return sign + text;
    }
  }

  /** Copies the list. */
  public TextDiff {
    lines = List.copyOf(lines);
  }

  /** The difference that leads from one text to the other. */
  public static TextDiff of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int head = 0;
    while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < a.size() - head
        && tail < b.size() - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<DiffLine> lines = new ArrayList<>();
    a.subList(0, head).forEach(l -> lines.add(new DiffLine(' ', l)));
    lines.addAll(middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail)));
    a.subList(a.size() - tail, a.size()).forEach(l -> lines.add(new DiffLine(' ', l)));
    return new TextDiff(lines);
  }

  public boolean isEmpty() {
    return lines.stream().allMatch(l -> l.sign() == ' ');
  }

  /** Number of lines with this sign. */
  public long count(char sign) {
    return lines.stream().filter(l -> l.sign() == sign).count();
  }

  /** The changed lines with some around them; left out lines show as {@code ...}. */
  public List<DiffLine> excerpt(int around) {
    boolean[] shown = new boolean[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sign() != ' ') {
        for (int j = Math.max(0, i - around); j <= Math.min(lines.size() - 1, i + around); j++) {
          shown[j] = true;
        }
      }
    }
    List<DiffLine> excerpt = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (shown[i]) {
        excerpt.add(lines.get(i));
      } else if (i == 0 || shown[i - 1]) {
        excerpt.add(new DiffLine(' ', "..."));
      }
    }
    return excerpt;
  }

  /** Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986). */
  private static List<DiffLine> middle(List<String> a, List<String> b) {
    int n = a.size();
    int m = b.size();
    int most = Math.min(n + m, MOST);
    int[] furthest = new int[2 * most + 3];
    List<int[]> trace = new ArrayList<>();
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || (k != d && furthest[most + k] < furthest[most + k + 2]);
        int x = down ? furthest[most + k + 2] : furthest[most + k] + 1;
        while (x < n && x - k < m && x - k >= 0 && a.get(x).equals(b.get(x - k))) {
          x++;
        }
        furthest[most + k + 1] = x;
        if (x >= n && x - k >= m) {
          return walkBack(a, b, trace, furthest, d, most);
        }
      }
      trace.add(furthest.clone());
    }
    List<DiffLine> replaced = new ArrayList<>();
    a.forEach(l -> replaced.add(new DiffLine('-', l)));
    b.forEach(l -> replaced.add(new DiffLine('+', l)));
    return replaced;
  }

  private static List<DiffLine> walkBack(
      List<String> a, List<String> b, List<int[]> trace, int[] last, int steps, int most) {
    List<DiffLine> lines = new ArrayList<>();
    int x = a.size();
    int y = b.size();
    for (int d = steps; d > 0; d--) {
      int[] before = trace.get(d - 1);
      int k = x - y;
      boolean down = k == -d || (k != d && before[most + k] < before[most + k + 2]);
      int fromK = down ? k + 1 : k - 1;
      int fromX = before[most + fromK + 1];
      int fromY = fromX - fromK;
      while (x > fromX && y > fromY) {
        lines.add(new DiffLine(' ', a.get(--x)));
        y--;
      }
      if (down) {
        lines.add(new DiffLine('+', b.get(--y)));
      } else {
        lines.add(new DiffLine('-', a.get(--x)));
      }
    }
    while (x > 0) {
      lines.add(new DiffLine(' ', a.get(--x)));
    }
    Collections.reverse(lines);
    return lines;
  }
}
