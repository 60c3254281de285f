package io.bowtie.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.bowtie.source.ReadOptions;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first records of a text, with what is odd about their shape.
 *
 * @param columns as the text names them
 * @param rows a text or null for each column
 * @param doubts sentences with what to do
 */
record HeadRecords(List<String> columns, List<List<String>> rows, List<String> doubts) {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Records of a csv text with a header, parsed by the library and the rules that Spark uses. */
  static HeadRecords ofCsv(String text, ReadOptions options) {
    List<String[]> lines = parsed(text, options);
    if (lines.isEmpty()) {
      return new HeadRecords(List.of(), List.of(), List.of());
    }
    String[] header = lines.get(0);
    List<List<String>> rows = new ArrayList<>();
    long otherWidth = 0;
    for (String[] line : lines.subList(1, lines.size())) {
      otherWidth += line.length == header.length ? 0 : 1;
      rows.add(Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(line, header.length))));
    }
    List<String> doubts = new ArrayList<>(headerDoubts(header, options));
    if (otherWidth > 0) {
      doubts.add(
          otherWidth
              + " of the first "
              + rows.size()
              + " rows have more or fewer values than the header has names: look for a delimiter"
              + " or a quote inside a value.");
    }
    return new HeadRecords(named(header), rows, doubts);
  }

  private static List<String[]> parsed(String text, ReadOptions options) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(options.delimiter());
    settings.getFormat().setQuote(first(options.quote()));
    settings.getFormat().setQuoteEscape(first(options.quote()));
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(20_480);
    return new CsvParser(settings).parseAll(new StringReader(text));
  }

  private static char first(String text) {
    return text.isEmpty() ? '\0' : text.charAt(0);
  }

  private static List<String> headerDoubts(String[] header, ReadOptions options) {
    List<String> doubts = new ArrayList<>();
    if (header.length == 1) {
      DELIMITERS.stream()
          .filter(other -> !other.equals(options.delimiter()))
          .filter(other -> String.valueOf(header[0]).contains(other))
          .findFirst()
          .ifPresent(
              other ->
                  doubts.add(
                      "It is read as one single column, and its header holds '"
                          + (other.equals("\t") ? "\\t" : other)
                          + "': set options.delimiter = \""
                          + (other.equals("\t") ? "\\t" : other)
                          + "\"."));
    }
    long numbers =
        Arrays.stream(header)
            .filter(name -> name != null && name.strip().matches("-?\\d+([.,]\\d+)?"))
            .count();
    if (numbers > 0) {
      doubts.add(
          "Its first line looks like values, not like names ("
              + numbers
              + " of "
              + header.length
              + " are numbers): deliver it with a header.");
    }
    return doubts;
  }

  /**
   * Names as Spark gives them: a blank one by its place, one that repeats with its place behind.
   */
  private static List<String> named(String[] header) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (String name : header) {
      if (name != null && !seen.add(name.toLowerCase(Locale.ROOT))) {
        repeated.add(name.toLowerCase(Locale.ROOT));
      }
    }
    List<String> names = new ArrayList<>();
    for (int place = 0; place < header.length; place++) {
      String name = header[place];
      names.add(
          name == null || name.isEmpty()
              ? "_c" + place
              : repeated.contains(name.toLowerCase(Locale.ROOT)) ? name + place : name);
    }
    return names;
  }

  /** Objects, one a line or in one array. */
  static HeadRecords ofJson(String text) {
    List<ObjectNode> objects = new ArrayList<>();
    long others = 0;
    try (MappingIterator<JsonNode> nodes =
        text.stripLeading().startsWith("[") ? elements(text) : null) {
      if (nodes != null) {
        while (nodes.hasNext()) {
          others += add(nodes.next(), objects);
        }
      } else {
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
          others += add(line, objects);
        }
      }
    } catch (IOException | RuntimeException cut) {
      // An array that is cut off where the sample ends has told what it had by then.
      others += objects.isEmpty() ? 1 : 0;
    }
    return ofObjects(objects, others);
  }

  private static MappingIterator<JsonNode> elements(String text) throws IOException {
    return JSON.readerFor(JsonNode.class).readValues(text);
  }

  private static long add(String line, List<ObjectNode> objects) {
    try {
      return add(JSON.readTree(line), objects);
    } catch (JsonProcessingException noJson) {
      return 1;
    }
  }

  private static long add(JsonNode node, List<ObjectNode> objects) {
    return node instanceof ObjectNode object && objects.add(object) ? 0 : 1;
  }

  private static HeadRecords ofObjects(List<ObjectNode> objects, long others) {
    Set<String> names = new TreeSet<>(Comparator.naturalOrder());
    objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
    List<String> columns = List.copyOf(names);
    List<List<String>> rows = new ArrayList<>();
    for (ObjectNode object : objects) {
      List<String> row = new ArrayList<>();
      columns.forEach(name -> row.add(text(object.get(name))));
      rows.add(Collections.unmodifiableList(row));
    }
    return new HeadRecords(
        columns,
        rows,
        others == 0
            ? List.of()
            : List.of(
                others
                    + " of its first "
                    + (others + objects.size())
                    + " lines are no JSON object: deliver one object a line, or one array of"
                    + " objects."));
  }

  private static String text(JsonNode value) {
    return value == null || value.isNull()
        ? null
        : value.isTextual() ? value.textValue() : value.toString();
  }
}
