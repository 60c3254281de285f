package io.bowtie.source;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The SQL that maps a source's raw tables to an entity: one SELECT that reads raw tables by their
 * plain names and names its columns like the entity's.
 *
 * @param source the source's name
 * @param entity the entity's name
 * @param step the query
 * @param tables the raw tables that the query reads, in lower case; none when it is no query
 * @param options what the company chooses where the query leaves a choice
 */
public record Mapping(
    String source, String entity, SqlStep step, Set<String> tables, Map<String, String> options) {

  public Mapping {
    tables = Set.copyOf(tables);
    options = Map.copyOf(options);
  }

  /** A mapping by which nothing is chosen, with the tables as the query's text names them. */
  public Mapping(String source, String entity, SqlStep step) {
    this(source, entity, step, Map.of());
  }

  /** The same with choices. */
  Mapping(String source, String entity, SqlStep step, Map<String, String> options) {
    this(source, entity, step, RawTablesRead.of(step.text()), options);
  }

  /** Whether the query reads a raw table. */
  public boolean reads(String rawTable) {
    return tables.contains(rawTable.toLowerCase(Locale.ROOT));
  }

  /**
   * The columns, of a raw table that the query reads, that its text never names. A name that stands
   * in the text for something else counts as this one too.
   */
  public List<String> unnamed(List<String> columns) {
    boolean isLoose = LooseNames.isAskedBy(this);
    Set<String> words =
        isLoose
            ? SqlWords.of(step.text()).stream().map(LooseNames::bare).collect(Collectors.toSet())
            : SqlWords.lowerCase(step.text());
    return columns.stream()
        .filter(
            name ->
                !words.contains(isLoose ? LooseNames.bare(name) : name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The columns that a raw table may lack and does. */
  public Set<String> lacking(String rawTable, List<String> columns) {
    Set<String> lacking = new TreeSet<>();
    String table = rawTable.toLowerCase(Locale.ROOT);
    MappingDirectives directives = MappingDirectives.of(step);
    lacking.addAll(directives.columns().getOrDefault(table, Set.of()));
    lacking.addAll(directives.tables().getOrDefault(table, Set.of()));
    UnaryOperator<String> form =
        LooseNames.isAskedBy(this) ? LooseNames::bare : name -> name.toLowerCase(Locale.ROOT);
    Set<String> delivered = columns.stream().map(form).collect(Collectors.toSet());
    lacking.removeIf(name -> delivered.contains(form.apply(name)));
    return lacking;
  }

  /** The raw tables without which it cannot run, in lower case. */
  Set<String> requiredTables() {
    Set<String> required = new TreeSet<>(tables);
    required.removeAll(MappingDirectives.of(step).tables().keySet());
    return required;
  }

  /** Passes when the directives speak of what the text reads. */
  void check() {
    MappingDirectives directives = MappingDirectives.of(step);
    if (!directives.isEmpty()) {
      directives.check(step, tables);
    }
  }

  /**
   * The mapped rows, without the columns that the mapping could compute from nothing that was
   * delivered: see {@link MappingDirectives}.
   *
   * @param delivered the source's raw tables that have rows, with what is known of their files
   * @param required columns that are never left out, since the entity cannot be without them
   * @param times how the source writes times
   * @throws OperatorError of data when the text is no query or names what was not delivered; it
   *     names mapping, raw table, expected and found columns
   */
  public Dataset<Row> run(
      Map<String, RawInput> delivered, AsOf asOf, Set<String> required, SourceTimes times) {
    if (delivered.isEmpty()) {
      throw OperatorError.data("Nothing was delivered for entity '" + entity + "'")
          .where(step.name())
          .why("None of the raw tables of source '" + source + "' has a row.")
          .remedy("Check the source's location and file patterns, then run ingest again.");
    }
    Map<String, Dataset<Row>> inputs = new TreeMap<>();
    delivered.forEach((name, input) -> inputs.put(name, input.rows()));
    // Each input costs a view; a text that reads none gets all, for the message about it.
    if (delivered.keySet().stream().anyMatch(this::reads)) {
      inputs.keySet().removeIf(name -> !reads(name));
    }
    MappingDirectives directives = MappingDirectives.of(step);
    OptionalInputs complete = OptionalInputs.complete(LooseNames.applied(this, inputs), directives);
    Map<String, Object> parameters = MappingOptions.parameters(directives, options);
    parameters.put("as_of", asOf.date());
    try {
      return InlinedSteps.of(
          complete.withoutAbsent(
              times.run(
                  step,
                  RowValidity.added(complete.tables(), directives.keys(), delivered),
                  parameters),
              required));
    } catch (OperatorError failed) {
      throw MappingFault.explain(this, delivered, failed);
    }
  }
}
