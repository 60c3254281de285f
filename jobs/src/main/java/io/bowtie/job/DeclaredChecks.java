package io.bowtie.job;

import io.bowtie.bronze.RawTable;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.quality.CheckResult;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.source.RawInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The checks that the conf declares. One that may block runs before its entity is written, on what
 * would be written; the others run once everything is.
 *
 * @param context of the run
 * @param inputs the raw tables of the night
 * @param checks in the order of their names
 */
record DeclaredChecks(RunContext context, ConformInputs inputs, List<DeclaredCheck> checks) {

  /**
   * Reads the queries.
   *
   * @throws OperatorError of configuration when one cannot be read, is none, or reads what is no
   *     table
   */
  static DeclaredChecks of(RunContext context, ConformInputs inputs) {
    List<DeclaredCheck> checks =
        context.conf().checks().stream()
            .map(check -> DeclaredCheck.of(check, context.conf().folder()))
            .toList();
    Set<String> known = new TreeSet<>(rawTables(context).keySet());
    Silver.ENTITIES.forEach(entity -> known.add(entity.name()));
    checks.forEach(check -> refuseUnknown(check, known));
    return new DeclaredChecks(context, inputs, checks);
  }

  /** Whether any of them may block an entity. */
  boolean mayBlock() {
    return checks.stream().anyMatch(DeclaredCheck::isBlocking);
  }

  /**
   * What those say that may block an entity, before it is written.
   *
   * @param candidates by entity, its rows as the night would see them; of the entity's own wave
   * @param later entities that are not conformed yet
   * @throws OperatorError of configuration when a check reads one of these: it would see last
   *     night's rows, and tonight's when it is run again
   */
  List<CheckResult> before(String entity, Map<String, Dataset<Row>> candidates, Set<String> later) {
    return checks.stream()
        .filter(check -> check.isBlocking() && check.conf().entity().equals(entity))
        .map(
            check -> {
              refuseLater(check, later);
              return run(check, candidates);
            })
        .toList();
  }

  /** What the others say, once all entities are written. */
  List<CheckResult> afterwards() {
    return checks.stream()
        .filter(check -> !check.isBlocking())
        .map(check -> run(check, Map.of()))
        .toList();
  }

  private CheckResult run(DeclaredCheck check, Map<String, Dataset<Row>> candidates) {
    Map<String, Dataset<Row>> tables = new TreeMap<>();
    for (String name : check.reads()) {
      Optional<Dataset<Row>> rows = Optional.ofNullable(candidates.get(name)).or(() -> table(name));
      if (rows.isEmpty()) {
        return check.notRun("nothing was ever delivered for '" + name + "'.");
      }
      tables.put(name, rows.orElseThrow());
    }
    CheckResult result = check.run(tables, context.asOf());
    context.progress().say("check " + check.conf().name() + ": " + result.outcome().word());
    return result;
  }

  private Optional<Dataset<Row>> table(String name) {
    return isEntity(name)
        ? entity(name)
        : Optional.ofNullable(rawTables(context).get(name))
            .map(table -> inputs.delivered().get(table.source()).get(table.name()))
            .map(RawInput::rows);
  }

  private Optional<Dataset<Row>> entity(String name) {
    Entity entity = Conformed.entity(context.conf(), name);
    return context.store().exists(entity.versions())
        ? Optional.of(SilverAsOf.latest(context.store(), entity, context.asOf()))
        : Optional.empty();
  }

  /** The raw tables by the names that a query has for them, as in {@code crm__deals}. */
  private static Map<String, RawTable> rawTables(RunContext context) {
    Map<String, RawTable> tables = new TreeMap<>();
    for (SourceConf source : context.conf().sources()) {
      for (String name : source.tables().keySet()) {
        tables.put(
            (source.name() + "__" + name).toLowerCase(Locale.ROOT),
            new RawTable(source.name(), name));
      }
    }
    return tables;
  }

  private static boolean isEntity(String name) {
    return Silver.ENTITIES.stream().anyMatch(entity -> entity.name().equals(name));
  }

  private static void refuseLater(DeclaredCheck check, Set<String> later) {
    Set<String> early = new TreeSet<>(check.reads());
    early.retainAll(later);
    if (!early.isEmpty()) {
      throw OperatorError.configuration("A check that blocks reads what is conformed later")
          .where(check.step().name())
          .why(
              "'"
                  + check.conf().entity()
                  + "' is written before "
                  + String.join(", ", early)
                  + ", which refer to it.")
          .remedy("Read the raw tables instead, set outcome = caveat, or block the other entity.");
    }
  }

  private static void refuseUnknown(DeclaredCheck check, Set<String> known) {
    Set<String> unknown = new TreeSet<>(check.reads());
    unknown.removeAll(known);
    for (String name : unknown) {
      throw OperatorError.configuration("A check reads '" + name + "', which is no table")
          .where(check.step().name())
          .why("It may read entities, and raw tables as <source>__<raw table>.")
          .remedy(
              NearestWord.to(name, known)
                  .map(word -> "Did you mean '" + word + "'?")
                  .orElse("Use one of " + String.join(", ", known) + "."));
    }
  }
}
