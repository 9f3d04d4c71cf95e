package org.twinkeep.compile.nftables;

import java.util.regex.Pattern;
import org.twinkeep.compile.flatten.CustomText;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/** Which custom text can stand in a line of nft without changing the rest of it. */
final class CustomWords {

  /** nft refuses words behind every other verdict. */
  private static final Pattern DECIDES = Pattern.compile("\\bvmap\\b");

  private CustomWords() {}

  static void checkMatch(String text) throws Unspeakable {
    CustomText custom = CustomText.service(text);
    if (DECIDES.matcher(checked(custom)).find()) {
      throw custom.refused(
          "holds 'vmap', which decides about packets before the rule does",
          "Write a match such as 'tcp dport { 22, 80 }'; what is done with a packet is the rule's action.");
    }
  }

  static void checkStatement(String text) throws Unspeakable {
    checked(CustomText.action(text));
  }

  /** The words that nft looks at. */
  private static String checked(CustomText custom) throws Unspeakable {
    custom.checkLine("nftables", "iptables");
    String words = custom.withoutQuoted(false);
    if (words.contains("#")) {
      throw custom.refused("holds '#', which makes a comment of the rest of the rule");
    }
    if (words.contains(";")) {
      throw custom.refused("holds ';', which ends the rule");
    }
    int open = 0;
    for (char c : words.toCharArray()) {
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open < 0) {
        break;
      }
    }
    if (open != 0) {
      throw custom.refused("has a brace without its counterpart");
    }
    return words;
  }
}
