package io.bowtie.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Looks as columns of days since 1970, to count what another cut or horizon would make of them. */
final class Looks {
  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] entities;
  private final int[] landmarks;
  private final int[] eventsOn;
  private final int[] eventsKnownOn;

  private Looks(int size) {
    entities = new int[size];
    landmarks = new int[size];
    eventsOn = new int[size];
    eventsKnownOn = new int[size];
  }

  /** Of rows of entity_id, landmark, event_on and event_known_on. */
  static Looks of(List<Row> rows) {
    Looks looks = new Looks(rows.size());
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      looks.entities[i] = numbers.computeIfAbsent(row.getString(0), id -> numbers.size());
      looks.landmarks[i] = day(row, 1);
      looks.eventsOn[i] = day(row, 2);
      looks.eventsKnownOn[i] = day(row, 3);
    }
    return looks;
  }

  int size() {
    return landmarks.length;
  }

  /** Whose look it is, numbered from 0. */
  int entity(int look) {
    return entities[look];
  }

  /** When it was taken. */
  int landmark(int look) {
    return landmarks[look];
  }

  /** Whether the event came within the horizon of a look, as known by a day. */
  boolean isEvent(int look, int horizonDays, int knownBy) {
    return eventsOn[look] > landmarks[look]
        && eventsOn[look] != NEVER
        && eventsOn[look] - landmarks[look] <= horizonDays
        && eventsKnownOn[look] <= knownBy;
  }

  private static int day(Row row, int column) {
    return row.isNullAt(column) ? NEVER : (int) row.<LocalDate>getAs(column).toEpochDay();
  }
}
