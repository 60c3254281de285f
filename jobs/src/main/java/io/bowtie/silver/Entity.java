package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A silver entity: its versions table, its current table, and how its versions become known.
 *
 * @param versions the contract of {@code silver.<name>}: one row per key and recorded_at
 * @param businessKey the key without recorded_at
 * @param recording where recorded_at comes from when the mapping names none
 * @param references columns that must be known to another entity
 * @param isHistory whether its rows tell past changes of other records. Such a change stays true
 *     when its record is deleted, and when a later snapshot no longer holds the rows that it was
 *     read from
 * @param endings what holds once a record has come to an end: of two states that one landing tells
 *     of one instant, the one of which more of it holds came later
 * @param oddities what no version should say of itself; it is kept, and counted
 */
public record Entity(
    TableContract versions,
    List<String> businessKey,
    Recording recording,
    List<Reference> references,
    boolean isHistory,
    List<Ending> endings,
    List<Oddity> oddities) {

  /** Columns that every version carries besides the entity's own. */
  public static final List<Column> TECHNICAL =
      List.of(
          Column.required("source", TEXT, "The source as conf names it."),
          Column.nullable("source_id", TEXT, "The row's id in the source."),
          Column.required(
              "recorded_at", TIMESTAMP, "When the company's systems came to know this version."),
          Column.required("is_deleted", BOOLEAN, "Whether the source has deleted it."),
          Column.nullable("merged_into_id", TEXT, "The row that it was merged into."),
          Column.required("landed_on", DATE, "The first as-of that saw this version."),
          Column.required("row_hash", TEXT, "Hash of the version's content."),
          Column.required("run_id", TEXT, "The run that wrote the version."));

  public Entity {
    businessKey = List.copyOf(businessKey);
    references = List.copyOf(references);
    endings = List.copyOf(endings);
    oddities = List.copyOf(oddities);
  }

  static Entity of(
      String name,
      String grain,
      List<String> key,
      Recording recording,
      List<Column> columns,
      Reference... references) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(TECHNICAL);
    List<String> versionKey = new ArrayList<>(key);
    versionKey.add("recorded_at");
    return new Entity(
        new TableContract(Layer.SILVER, name, grain, versionKey, all),
        key,
        recording,
        List.of(references),
        false,
        List.of(),
        List.of());
  }

  public String name() {
    return versions.name();
  }

  /** The contract of {@code silver.<name>_current}: the latest version of each key. */
  public TableContract current() {
    return new TableContract(
        Layer.SILVER,
        name() + "_current",
        "The latest version as of the last night, one row per "
            + String.join(", ", businessKey)
            + ".",
        businessKey,
        versions.columns());
  }

  /**
   * The columns that a mapping may deliver: the entity's own and the technical ones it may know.
   */
  public List<String> deliverable() {
    List<String> names = new ArrayList<>(versions.columnNames());
    names.removeAll(List.of("source", "landed_on", "row_hash", "run_id"));
    return names;
  }

  /** The columns that a mapping must deliver: the entity's own required ones. */
  public Set<String> required() {
    return versions.columns().stream()
        .filter(Column::isRequired)
        .map(Column::name)
        .filter(name -> !MappedRows.isTechnical(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same entity with a company's own columns. */
  public Entity with(List<Column> customFields) {
    return new Entity(
        versions.with(customFields),
        businessKey,
        recording,
        references,
        isHistory,
        endings,
        oddities);
  }

  /** The same entity, whose rows tell past changes. */
  Entity asHistory() {
    return new Entity(versions, businessKey, recording, references, true, endings, oddities);
  }

  /** The same entity, which comes to an end. */
  Entity endingWith(Ending... sure) {
    return new Entity(
        versions, businessKey, recording, references, isHistory, List.of(sure), oddities);
  }

  /** The same entity, of which some things make no sense. */
  Entity withOddities(Oddity... all) {
    return new Entity(
        versions, businessKey, recording, references, isHistory, endings, List.of(all));
  }

  /**
   * What makes no sense of a version by itself.
   *
   * @param columns it takes all of them to tell
   * @param condition in SQL, over these columns and recorded_at
   * @param words what such versions do, as in "closed before they were created"
   */
  public record Oddity(List<String> columns, String condition, String words) {
    public Oddity {
      columns = List.copyOf(columns);
    }

    /** By days: of many dates nobody knows the hour. */
    static Oddity order(String first, String then, String words) {
      return new Oddity(
          List.of(first, then), "cast(" + then + " as date) < cast(" + first + " as date)", words);
    }

    static Oddity negative(String money, String words) {
      return new Oddity(List.of(money), money + " < 0", words);
    }
  }

  /**
   * What is so once a record has come to an end.
   *
   * @param column that tells; where it is not delivered, nothing does
   * @param condition in SQL, over that column
   */
  public record Ending(String column, String condition) {
    static Ending filled(String column) {
      return new Ending(column, column + " is not null");
    }
  }
}
