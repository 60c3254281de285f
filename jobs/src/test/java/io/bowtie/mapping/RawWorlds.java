package io.bowtie.mapping;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Made-up landings of raw tables, for many worlds at once. Every id carries the tag of its world,
 * so that one run of a mapping goes over all of them and none meets another. Of each seed there is
 * a base, and for every landing but the last a world that ends with it and two that go on in
 * another way: other rows land, change, are deleted.
 *
 * <p>A table is a line of text, {@code table: column=kind; column=kind}, with these kinds:
 *
 * <ul>
 *   <li>{@code own deal}: the row's id; without it each row is a link that may be there or not
 *   <li>{@code of deal}: the id of any deal; {@code home deal}: of the same one for ever
 *   <li>{@code clock}: when the row changed, after the landing before and before its own; {@code
 *       clock~}: now and then as before, though the row is another
 *   <li>{@code was}: when the record began, after the landing before its first one; {@code until}:
 *       a time after the landing before the row's own or none; {@code later}: one after it or none
 *   <li>{@code seconds was} and the like: the same as seconds since 1970
 *   <li>{@code one a b -}: one of these words, a minus for none, {@code #} for the world's tag;
 *       {@code flag}: true now and then
 * </ul>
 *
 * @param tables the lines
 */
record RawWorlds(String tables) {
  static final List<String> LANDINGS =
      List.of("2026-06-01", "2026-06-05", "2026-06-12", "2026-06-20");

  private static final int SEEDS = 8;
  private static final int IDS = 3;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /**
   * A world.
   *
   * @param tag in all its ids
   * @param base the tag of the world that it begins like
   * @param seed of the base
   * @param shared how many landings it has in common with the base
   * @param branch how it goes on: 0 not at all
   */
  record World(String tag, String base, int seed, int shared, int branch) {}

  /** What a world brings on a day: of each table its rows, as cells. */
  private record Landed(Map<String, List<List<String>>> rows) {}

  /** All worlds, each base before those that begin like it. */
  static List<World> all() {
    List<World> worlds = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      String base = tag(worlds.size());
      worlds.add(new World(base, base, seed, LANDINGS.size(), 0));
      for (int shared = 1; shared < LANDINGS.size(); shared++) {
        for (int branch = 0; branch < 3; branch++) {
          worlds.add(new World(tag(worlds.size()), base, seed, shared, branch));
        }
      }
    }
    return worlds;
  }

  private static String tag(int place) {
    return String.format("w%03dx", place);
  }

  /** What lands of each table on each day. */
  List<RawRows> landings() {
    Map<String, Map<String, String>> kinds = kinds();
    List<RawRows> landings = new ArrayList<>();
    Map<String, List<StringBuilder>> byTable = new TreeMap<>();
    kinds.forEach(
        (table, columns) ->
            LANDINGS.forEach(
                day ->
                    byTable
                        .computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new StringBuilder(String.join(",", columns.keySet())).append('\n'))));
    for (World world : all()) {
      List<Landed> days = days(world, kinds);
      for (int day = 0; day < days.size(); day++) {
        int place = day;
        days.get(day)
            .rows()
            .forEach(
                (table, rows) ->
                    rows.forEach(row -> append(byTable.get(table).get(place), world, row)));
      }
    }
    byTable.forEach(
        (table, days) -> {
          for (int day = 0; day < days.size(); day++) {
            landings.add(new RawRows(table, LANDINGS.get(day), days.get(day).toString()));
          }
        });
    return landings;
  }

  private static void append(StringBuilder text, World world, List<String> cells) {
    List<String> written = new ArrayList<>();
    for (String cell : cells) {
      String tagged = cell.replace("#", world.tag());
      written.add(
          tagged.contains(",") || tagged.contains("\"")
              ? "\"" + tagged.replace("\"", "\"\"") + "\""
              : tagged);
    }
    text.append(String.join(",", written)).append('\n');
  }

  /** Of each table its columns and their kinds, in order. */
  private Map<String, Map<String, String>> kinds() {
    Map<String, Map<String, String>> kinds = new TreeMap<>();
    tables
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] table = line.strip().split(": *", 2);
              Map<String, String> columns = new LinkedHashMap<>();
              for (String column : table[1].split("; *", -1)) {
                String[] named = column.split("=", 2);
                columns.put(named[0].strip(), named[1].strip());
              }
              kinds.put(table[0], columns);
            });
    return kinds;
  }

  private static List<Landed> days(World world, Map<String, Map<String, String>> kinds) {
    List<Landed> days = new ArrayList<>();
    Map<String, List<String>> before = new TreeMap<>();
    int last = world.branch() == 0 ? world.shared() : LANDINGS.size();
    for (int day = 0; day < last; day++) {
      int place = day;
      int branch = day < world.shared() ? 0 : world.branch();
      Map<String, List<List<String>>> landed = new TreeMap<>();
      kinds.forEach(
          (table, columns) -> {
            // A table's rows do not depend on which other tables there are.
            Random random =
                new Random(table.hashCode() * 31L + world.seed() * 1009L + place * 101L + branch);
            random.nextInt();
            landed.put(table, rows(table, columns, place, random, before));
          });
      days.add(new Landed(landed));
    }
    return days;
  }

  private static List<List<String>> rows(
      String table,
      Map<String, String> columns,
      int day,
      Random random,
      Map<String, List<String>> before) {
    List<List<String>> rows = new ArrayList<>();
    for (int number = 0; number < IDS; number++) {
      String place = table + number;
      List<String> former = before.get(place);
      if (random.nextInt(10) < (day == 0 ? 7 : 6)) {
        List<String> row =
            former != null && random.nextInt(3) == 0
                ? former
                : row(columns, number, day, random, former);
        before.put(place, row);
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> row(
      Map<String, String> columns, int number, int day, Random random, List<String> former) {
    List<String> cells = new ArrayList<>();
    columns
        .values()
        .forEach(
            kind -> {
              String before = former == null ? "" : former.get(cells.size());
              cells.add(cell(kind.split(" +", -1), number, day, random, before));
            });
    return cells;
  }

  private static String cell(String[] kind, int number, int day, Random random, String before) {
    Function<Integer, String> id = place -> "#" + kind[1] + place;
    LocalDateTime landing = LocalDate.parse(LANDINGS.get(day)).atStartOfDay();
    LocalDateTime opened =
        day == 0
            ? landing.minusDays(3)
            : LocalDate.parse(LANDINGS.get(day - 1)).plusDays(1).atStartOfDay();
    return switch (kind[0]) {
      case "own" -> id.apply(number);
      case "of" -> id.apply(random.nextInt(IDS));
      case "home" -> id.apply((number * 2 + 1) % IDS);
      case "clock" -> between(opened, landing.plusHours(6), random);
      case "clock~" -> {
        String fresh = between(opened, landing.plusHours(6), random);
        yield random.nextInt(4) == 0 && !before.isEmpty() ? before : fresh;
      }
      case "was" ->
          before.isEmpty()
              ? between(day == 0 ? landing.minusDays(60) : opened, landing, random)
              : before;
      case "until" ->
          orNone(between(day == 0 ? landing.minusDays(20) : opened, landing, random), random);
      case "later" -> orNone(between(landing.plusDays(1), landing.plusDays(40), random), random);
      case "seconds" ->
          kind[1].equals("was") && !before.isEmpty()
              ? before
              : seconds(cell(Arrays.copyOfRange(kind, 1, kind.length), number, day, random, ""));
      case "one" -> {
        String word = kind[1 + random.nextInt(kind.length - 1)];
        yield word.equals("-") ? "" : word;
      }
      case "flag" -> String.valueOf(random.nextInt(6) == 0);
      default -> throw new IllegalArgumentException("There is no kind of column " + kind[0]);
    };
  }

  private static String seconds(String time) {
    return time.isEmpty()
        ? ""
        : String.valueOf(LocalDateTime.parse(time, TIME).toEpochSecond(ZoneOffset.UTC));
  }

  private static String orNone(String value, Random random) {
    return random.nextBoolean() ? value : "";
  }

  private static String between(LocalDateTime from, LocalDateTime to, Random random) {
    long seconds = Duration.between(from, to).toSeconds();
    return TIME.format(from.plusSeconds((long) (random.nextDouble() * seconds)));
  }
}
