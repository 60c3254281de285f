package io.bowtie.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** What a query does with the texts of raw columns. */
final class TextUses {

  /** A use of a raw column's text. */
  enum Use {
    /** It is cast to a timestamp. */
    CAST_TO_TIME,
    /** It is cast to a date. */
    CAST_TO_DATE,
    /** It is delivered as a timestamp of the entity. */
    DELIVERED_AS_TIME,
    /** It is delivered as a date of the entity. */
    DELIVERED_AS_DATE,
    /** It is delivered as something else. */
    DELIVERED,
    /** It is compared, also where rows are grouped or parted by it. */
    COMPARED,
    /** Its order counts. */
    SORTED,
    /** It is compared with a text such as 2026-01-01 that stands in the query. */
    COMPARED_WITH_DATE,
    /** Its letters are read: cut, searched, or parsed in a format of the query's own. */
    READ
  }

  private static final Set<Use> TIMES =
      EnumSet.of(Use.CAST_TO_TIME, Use.CAST_TO_DATE, Use.DELIVERED_AS_TIME, Use.DELIVERED_AS_DATE);
  private static final Set<Use> DATES =
      EnumSet.of(Use.CAST_TO_DATE, Use.DELIVERED_AS_DATE, Use.COMPARED_WITH_DATE);

  /** What a query does with a text itself, beside delivering it. */
  static final Set<Use> SEEN_INSIDE =
      EnumSet.of(
          Use.CAST_TO_TIME, Use.CAST_TO_DATE, Use.COMPARED, Use.COMPARED_WITH_DATE, Use.SORTED);

  private final Map<String, Set<Use>> uses = new TreeMap<>();
  private final List<Set<String>> groups = new ArrayList<>();
  private final Map<Expression, String> printed = new LinkedHashMap<>();

  /** A moment that the query itself casts to a text is followed like a raw column. */
  TextFlow print(Expression cast) {
    return TextFlow.of(printed.computeIfAbsent(cast, each -> "printed " + printed.size()));
  }

  /** The casts of moments to texts that are taken for times again. */
  List<Expression> printedTimes() {
    return printed.keySet().stream().filter(cast -> isTimeUnread(printed.get(cast))).toList();
  }

  /** What a cast is called here. */
  String name(Expression cast) {
    return printed.get(cast);
  }

  void add(TextFlow flow, Use use) {
    flow.columns().forEach(column -> of(column).add(use));
    flow.fields().forEach(field -> add(field, use));
  }

  /** Columns whose texts are compared with each other must be written alike. */
  void compare(TextFlow flow) {
    flow.columns().forEach(column -> of(column).add(Use.COMPARED));
    if (flow.columns().size() > 1) {
      groups.add(flow.columns());
    }
    flow.fields().forEach(this::compare);
  }

  void sort(TextFlow flow) {
    add(flow, Use.SORTED);
    compare(flow);
  }

  /** The columns that are taken for times, but not those whose letters the query reads itself. */
  Set<String> times() {
    return columns(this::isTimeUnread);
  }

  /**
   * The columns that only sort: they are delivered nowhere, and nothing but their values tells
   * whether they are times.
   */
  Set<String> onlySorted() {
    return columns(
        column ->
            is(column, Use.SORTED)
                && !isTime(column)
                && !reads(column)
                && !isGroupAny(column, EnumSet.of(Use.DELIVERED)));
  }

  /** The columns that sort as texts, and may be times for all that the query says. */
  Set<String> sortedAsTexts() {
    Set<String> sorted = columns(column -> is(column, Use.SORTED));
    sorted.removeAll(times());
    sorted.removeAll(onlySorted());
    return sorted;
  }

  /** Whether the source's date must stand at the text's beginning. */
  boolean showsDate(String column) {
    return isGroupAny(column, DATES);
  }

  boolean is(String column, Use use) {
    return uses.getOrDefault(column, Set.of()).contains(use);
  }

  private boolean isTimeUnread(String column) {
    return isTime(column) && !reads(column);
  }

  private boolean isTime(String column) {
    return isGroupAny(column, TIMES);
  }

  private boolean reads(String column) {
    return isGroupAny(column, EnumSet.of(Use.READ));
  }

  /** Whether the column, or one that it is compared with, has one of some uses. */
  boolean isGroupAny(String column, Set<Use> asked) {
    return grouped(column).stream().anyMatch(each -> asked.stream().anyMatch(use -> is(each, use)));
  }

  private Set<String> columns(Predicate<String> kind) {
    return uses.keySet().stream()
        .filter(column -> !printed.containsValue(column))
        .filter(kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Use> of(String column) {
    return uses.computeIfAbsent(column, name -> EnumSet.noneOf(Use.class));
  }

  /** The column and all that it is compared with, also by way of others. */
  private Set<String> grouped(String column) {
    Set<String> found = new TreeSet<>(Set.of(column));
    int before = 0;
    while (found.size() > before) {
      before = found.size();
      groups.stream()
          .filter(group -> group.stream().anyMatch(found::contains))
          .forEach(found::addAll);
    }
    return found;
  }
}
