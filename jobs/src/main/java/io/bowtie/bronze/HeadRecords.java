package io.bowtie.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bowtie.source.ReadOptions;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Records of a csv text with a header, parsed as a night does.
   *
   * @param isWhole whether the text ends where the file does
   */
  static HeadRecords ofCsv(String text, ReadOptions options, boolean isWhole) throws IOException {
    CsvText records = CsvText.of(new StringReader(text), options);
    if (!records.hasNext()) {
      return new HeadRecords(List.of(), List.of(), List.of());
    }
    String[] first = records.next().values();
    CsvHeader header = CsvHeader.of(first);
    if (first.length > RawColumns.MOST) {
      return new HeadRecords(
          List.of(),
          List.of(),
          List.of(
              "It has "
                  + first.length
                  + " columns; at most "
                  + RawColumns.MOST
                  + " are taken: deliver the columns that the mappings read."));
    }
    List<List<String>> rows = new ArrayList<>();
    Map<RowFault, FaultCount> faults = new EnumMap<>(RowFault.class);
    while (records.hasNext()) {
      CsvText.Entry record = records.next();
      rows.add(
          Collections.unmodifiableList(
              Arrays.asList(Arrays.copyOf(record.values(), first.length))));
      // A text that is cut off says nothing of how its file ends.
      record
          .fault()
          .filter(fault -> isWhole || records.hasNext())
          .ifPresent(
              fault ->
                  faults.merge(
                      fault,
                      new FaultCount(fault, 1, record.line()),
                      (known, one) -> new FaultCount(fault, known.rows() + 1, known.firstLine())));
    }
    List<String> doubts = new ArrayList<>(headerDoubts(header, records, options));
    faults.values().forEach(fault -> doubts.addAll(doubt(fault, rows.size())));
    return new HeadRecords(header.isARow() ? List.of() : header.names(), rows, doubts);
  }

  private static List<String> doubt(FaultCount found, int rows) {
    String which = found.rows() + " of the first " + rows + " rows";
    return switch (found.fault()) {
      case QUOTE ->
          List.of(
              which
                  + " open a quote that is not closed, the first in line "
                  + found.firstLine()
                  + ": close it, or double it inside a quoted value.");
      case CUT ->
          List.of(
              "The file ends inside its last row, in line "
                  + found.firstLine()
                  + ": deliver it again, whole.");
      case WIDTH ->
          List.of(
              which
                  + " have more or fewer values than the header has names, the first in line "
                  + found.firstLine()
                  + ": look for a delimiter or a quote inside a value.");
      // Letters are looked at in the bytes; the end of one file alone says nothing.
      case CHARACTERS, UNENDED -> List.of();
    };
  }

  private static List<String> headerDoubts(CsvHeader header, CsvText records, ReadOptions options) {
    List<String> doubts = new ArrayList<>();
    records
        .ownDelimiter()
        .filter(own -> !own.equals(options.delimiter()))
        .ifPresent(
            own ->
                doubts.add(
                    "Its line sep="
                        + shown(own)
                        + " is believed, whatever options.delimiter says; deliver files without"
                        + " it, or leave it there for good."));
    if (header.given().size() == 1) {
      DELIMITERS.stream()
          .filter(other -> !other.equals(options.delimiter()))
          .filter(other -> header.given().get(0).contains(other))
          .findFirst()
          .ifPresent(
              other ->
                  doubts.add(
                      "It is read as one single column, and its header holds '"
                          + shown(other)
                          + "': set options.delimiter = \""
                          + shown(other)
                          + "\"."));
    }
    if (header.likeValues() > 0) {
      doubts.add(
          "Its first line looks like values, not like names ("
              + header.likeValues()
              + " of "
              + header.given().size()
              + " are numbers, dates or addresses): deliver it with a header.");
    }
    return doubts;
  }

  private static String shown(String delimiter) {
    return delimiter.equals("\t") ? "\\t" : delimiter;
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
