package io.bowtie.bronze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names in a csv file's first record.
 *
 * @param given as they stand there; a blank one is empty
 */
record CsvHeader(List<String> given) {
  private static final String BETWEEN = "\u001F";
  private static final Pattern NUMBER = Pattern.compile("[-+]?[$€£]?\\d[\\d.,]*%?");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final Pattern DAY = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}[T ]\\d{1,2}:\\d{2}.*");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");

  CsvHeader {
    given = List.copyOf(given);
  }

  static CsvHeader of(String... values) {
    return new CsvHeader(Arrays.stream(values).map(value -> value == null ? "" : value).toList());
  }

  /** From the text that files of one header have in common. */
  static CsvHeader parse(String text) {
    return new CsvHeader(List.of(text.split(BETWEEN, -1)));
  }

  /** One text, never empty. */
  String text() {
    return given.size() == 1 && given.get(0).isEmpty() ? " " : String.join(BETWEEN, given);
  }

  /** A blank name is told by its place, one that repeats has its place behind, as Spark does. */
  List<String> names() {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    given.forEach(
        name -> {
          if (!name.isEmpty() && !seen.add(lower(name))) {
            repeated.add(lower(name));
          }
        });
    List<String> names = new ArrayList<>();
    for (int place = 0; place < given.size(); place++) {
      String name = given.get(place);
      names.add(
          name.isEmpty() ? "_c" + place : repeated.contains(lower(name)) ? name + place : name);
    }
    return names;
  }

  /** How many of the names are written like values. */
  long likeValues() {
    return count(NUMBER) + count(DAY) + count(MOMENT) + count(MAIL);
  }

  /**
   * Whether this is no header but the first row. Some years or days are names in a pivot table; an
   * address, a moment, numbers beside days, or numbers for the most part are not.
   */
  boolean isARow() {
    long numbers = count(NUMBER) - count(YEAR);
    return count(MAIL) + count(MOMENT) > 0
        || (numbers > 0 && count(DAY) > 0)
        || 2 * numbers > given.size();
  }

  private long count(Pattern pattern) {
    return given.stream().filter(name -> pattern.matcher(name.strip()).matches()).count();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
