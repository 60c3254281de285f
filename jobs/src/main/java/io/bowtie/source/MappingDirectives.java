package io.bowtie.source;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mapping's comments say about raw columns and tables: which a source may lack, and what the
 * key of a table is whose rows are to be read as of a day (see {@link RowValidity}); and between
 * which words a company may choose by {@code mapping-options}, the first one unless it does.
 *
 * <pre>
 * -- optional: opportunity.probability, opportunity.next_step
 * -- optional table: opportunity_history(id, opportunity_id, stage_name)
 * -- key: opportunity_contact_role(id)
 * -- option: paused-collection = counts | pays-nothing
 * </pre>
 *
 * A directive may be repeated. All names are in lower case, as Spark compares them.
 *
 * @param columns of a raw table, that it may lack
 * @param tables that the source may lack, with the columns that the query reads of them
 * @param keys of raw tables, as columns
 * @param options the words of each, as the query reads it in the parameter {@code
 *     :paused_collection}
 */
record MappingDirectives(
    Map<String, Set<String>> columns,
    Map<String, Set<String>> tables,
    Map<String, Set<String>> keys,
    Map<String, List<String>> options) {
  private static final Pattern LINE =
      Pattern.compile("^\\s*--\\s*(?<kind>optional|optional\\s+table|key|option)\\s*:(?<rest>.*)$");
  private static final Pattern COLUMN = Pattern.compile("(\\w+)\\.(\\w+)");
  private static final Pattern OPTION =
      Pattern.compile("([a-z-]+)\\s*=\\s*([a-z-]+(?:\\s*\\|\\s*[a-z-]+)+)");
  private static final Pattern TABLE = Pattern.compile("(\\w+)\\s*\\(([\\w\\s,]*)\\)");

  /**
   * The directives of a mapping's text.
   *
   * @throws OperatorError of configuration for one that cannot be read
   */
  static MappingDirectives of(SqlStep step) {
    MappingDirectives found =
        new MappingDirectives(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    step.text()
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> found.read(step, line));
    return found;
  }

  private void read(SqlStep step, Matcher line) {
    String rest = line.group("rest").strip().toLowerCase(Locale.ROOT);
    if (line.group("kind").equals("option")) {
      Matcher option = matched(step, OPTION, rest, "name = word | word");
      options.put(option.group(1), List.of(option.group(2).split("\\s*\\|\\s*", -1)));
      return;
    }
    if (!line.group("kind").equals("optional")) {
      Matcher table = matched(step, TABLE, rest, "table(column, column)");
      names(line.group("kind").equals("key") ? keys : tables, table.group(1))
          .addAll(Set.of(table.group(2).strip().split("\\s*,\\s*", -1)));
      return;
    }
    for (String part : rest.split(",", -1)) {
      Matcher column = matched(step, COLUMN, part.strip(), "table.column, table.column");
      names(columns, column.group(1)).add(column.group(2));
    }
  }

  private static Set<String> names(Map<String, Set<String>> of, String table) {
    return of.computeIfAbsent(table, name -> new TreeSet<>());
  }

  private static Matcher matched(SqlStep step, Pattern pattern, String text, String form) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw OperatorError.configuration("A mapping's directive cannot be read")
          .where(step.name() + ", at '" + text + "'")
          .remedy("Write it as: " + form);
    }
    return matcher;
  }

  /**
   * Passes when the text reads every table and mentions every column that the directives name.
   *
   * @param read the tables that the text reads; none when it is no query
   * @throws OperatorError of configuration, naming the word and what it may have meant
   */
  void check(SqlStep step, Set<String> read) {
    if (read.isEmpty()) {
      return;
    }
    Set<String> words = SqlWords.lowerCase(step.text());
    for (Map<String, Set<String>> directives : List.of(columns, tables, keys)) {
      directives.forEach(
          (table, names) -> {
            refuse(step, "table", table, read);
            names.forEach(name -> refuse(step, "column", name, words));
          });
    }
    options
        .keySet()
        .forEach(
            name -> {
              String parameter = MappingOptions.parameter(name);
              Set<String> named = step.text().contains(":" + parameter) ? Set.of(name) : words;
              refuse(step, "parameter", name, named);
            });
  }

  private static void refuse(SqlStep step, String kind, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw OperatorError.configuration(
              "A directive names a " + kind + " '" + name + "' that the mapping never reads")
          .where(step.name())
          .why("A directive about nothing would hide a misspelt one.")
          .remedy(
              NearestWord.to(name, known).map(word -> "Did you mean '" + word + "'? ").orElse("")
                  + "Correct the directive or leave it out.");
    }
  }

  boolean isEmpty() {
    return columns.isEmpty() && tables.isEmpty() && keys.isEmpty() && options.isEmpty();
  }
}
