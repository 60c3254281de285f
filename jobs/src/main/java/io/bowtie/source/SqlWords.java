package io.bowtie.source;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a query's text, without what stands in comments and in quotes. */
final class SqlWords {
  /** A comment, a text in quotes, or a name; whichever begins first is taken whole. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "--[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\""
              + "|`(?<quoted>[^`]+)`|(?<plain>[A-Za-z_][A-Za-z0-9_]*)",
          Pattern.DOTALL);

  private SqlWords() {}

  /** The names as they are written. */
  static Set<String> of(String text) {
    Set<String> words = new TreeSet<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("quoted") != null) {
        words.add(token.group("quoted"));
      } else if (token.group("plain") != null) {
        words.add(token.group("plain"));
      }
    }
    return words;
  }

  /** The names in lower case, as Spark compares them. */
  static Set<String> lowerCase(String text) {
    Set<String> words = new TreeSet<>();
    of(text).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    return words;
  }
}
