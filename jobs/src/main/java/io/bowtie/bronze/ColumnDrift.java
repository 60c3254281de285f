package io.bowtie.bronze;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the columns of a raw table's last landing differ from those of the landing before it. Names
 * are compared without their case.
 *
 * @param since the day of the last landing
 * @param findings per kind of difference the columns that it is about, in words; only kinds that
 *     there are
 */
record ColumnDrift(LocalDate since, Map<Kind, String> findings) {

  /** The ways in which columns change. */
  enum Kind {
    ADDED("new"),
    REMOVED("gone"),
    RETYPED("of another type"),
    REORDERED("in another order"),
    RECASED("written in another case");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * The differences; none when there is no landing before.
   *
   * @param mayOmit whether a record leaves out what it has no value for, as in json
   */
  static ColumnDrift of(FileLedger known, boolean mayOmit) {
    List<LedgerEntry> last = known.lastLanding();
    if (last.isEmpty()) {
      return new ColumnDrift(LocalDate.MIN, Map.of());
    }
    LocalDate since = last.get(0).landedOn();
    List<LedgerEntry> before = known.landedBy(since.minusDays(1)).lastLanding();
    Map<Kind, String> findings = new LinkedHashMap<>();
    if (!before.isEmpty()) {
      Landing now = Landing.of(last);
      Landing then = Landing.of(before);
      Set<String> staying = mayOmit ? now.any().keySet() : now.everywhere();
      note(findings, Kind.ADDED, without(now.any().keySet(), then.any().keySet()), now);
      note(findings, Kind.REMOVED, without(then.any().keySet(), staying), then);
      findings.putAll(changes(then, now));
      if (!mayOmit && isReordered(before, last)) {
        findings.put(Kind.REORDERED, "read by name all the same");
      }
    }
    return new ColumnDrift(since, findings);
  }

  private static Map<Kind, String> changes(Landing then, Landing now) {
    List<String> retyped = new ArrayList<>();
    List<String> recased = new ArrayList<>();
    now.any()
        .forEach(
            (key, name) -> {
              if (then.any().containsKey(key)) {
                if (!then.any().get(key).equals(name)) {
                  recased.add(name + " was " + then.any().get(key));
                }
                if (!then.types().get(key).equals(now.types().get(key))) {
                  retyped.add(name + " from " + then.typeOf(key) + " to " + now.typeOf(key));
                }
              }
            });
    Map<Kind, String> changes = new LinkedHashMap<>();
    note(changes, Kind.RETYPED, retyped);
    note(changes, Kind.RECASED, recased);
    return changes;
  }

  private static boolean isReordered(List<LedgerEntry> before, List<LedgerEntry> last) {
    List<String> then = keys(before.get(before.size() - 1));
    List<String> now = keys(last.get(last.size() - 1));
    List<String> kept = then.stream().filter(now::contains).toList();
    return !Objects.equals(kept, now.stream().filter(then::contains).toList());
  }

  private static List<String> keys(LedgerEntry entry) {
    return entry.columns().stream().map(ColumnDrift::key).toList();
  }

  private static void note(Map<Kind, String> findings, Kind kind, List<String> names) {
    if (!names.isEmpty()) {
      findings.put(kind, String.join(", ", names));
    }
  }

  private static void note(
      Map<Kind, String> findings, Kind kind, Set<String> keys, Landing landing) {
    note(findings, kind, keys.stream().map(landing.any()::get).toList());
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    return some.stream()
        .filter(key -> !others.contains(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * The columns of the files of one landing, by their names in lower case.
   *
   * @param any as one of the files writes each
   * @param types that each has in one of the files
   * @param everywhere those that every file has
   */
  private record Landing(
      Map<String, String> any, Map<String, Set<String>> types, Set<String> everywhere) {

    static Landing of(List<LedgerEntry> entries) {
      Map<String, String> any = new LinkedHashMap<>();
      Map<String, Set<String>> types = new LinkedHashMap<>();
      for (LedgerEntry entry : entries) {
        for (int place = 0; place < entry.columns().size(); place++) {
          String name = entry.columns().get(place);
          any.put(key(name), name);
          types.computeIfAbsent(key(name), none -> new TreeSet<>()).add(entry.types().get(place));
        }
      }
      Set<String> everywhere = new TreeSet<>(any.keySet());
      entries.forEach(entry -> everywhere.retainAll(keys(entry)));
      return new Landing(any, types, everywhere);
    }

    String typeOf(String key) {
      return String.join(" or ", types.get(key));
    }
  }
}
