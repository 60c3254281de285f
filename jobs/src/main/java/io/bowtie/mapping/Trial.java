package io.bowtie.mapping;

import io.bowtie.config.CustomField;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.OperatorError;
import io.bowtie.silver.AccountMerges;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Identity;
import io.bowtie.silver.IdentityLinks;
import io.bowtie.silver.SharedDomains;
import io.bowtie.silver.Silver;
import io.bowtie.source.CastFault;
import io.bowtie.source.Mapping;
import io.bowtie.source.Mappings;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A source's mappings run over raw tables as {@code conform} runs them in its first night; nothing
 * is stored.
 *
 * @param spark the session
 * @param source as a conf would declare it
 * @param customFields by entity, where a conf declares them; without one each {@code x_} column is
 *     taken as a text
 * @param raw what the mappings read
 * @param asOf the night
 */
record Trial(
    SparkSession spark,
    SourceConf source,
    Optional<Map<String, List<CustomField>>> customFields,
    RawTables raw,
    AsOf asOf) {

  /**
   * The entities of the source's mappings, in the order in which one refers to the other; the rows
   * that others refer to are known to them.
   */
  Map<String, TriedEntity> all() {
    Map<String, Mapping> mappings = mappings();
    HeldTables silver = new HeldTables(spark);
    Map<String, TriedEntity> tried = new LinkedHashMap<>();
    for (List<String> wave : Silver.waves(mappings.keySet())) {
      Identity identity = identity(silver);
      Set<String> known = Set.copyOf(tried.keySet());
      for (String name : wave) {
        TriedEntity entity = tried(mappings.get(name), identity, known, silver);
        if (entity instanceof TriedEntity.Mapped mapped) {
          silver.put(mapped.entity().versions(), mapped.versions());
        }
        tried.put(name, entity);
      }
    }
    return tried;
  }

  /** One entity as if no other were delivered. */
  TriedEntity one(String entity) {
    HeldTables nothing = new HeldTables(spark);
    return tried(
        Optional.ofNullable(mappings().get(entity))
            .orElseThrow(() -> new IllegalArgumentException("No mapping delivers " + entity)),
        identity(nothing),
        Set.of(),
        nothing);
  }

  /** The mappings by their entity. */
  Map<String, Mapping> mappings() {
    Map<String, Mapping> mappings = new LinkedHashMap<>();
    for (Mapping mapping : Mappings.of(source)) {
      mappings.put(Silver.entity(mapping.entity()).name(), mapping);
    }
    return mappings;
  }

  /** What a mapping makes of the raw tables, before any conversion. */
  Dataset<Row> mapped(Mapping mapping) {
    Entity entity = Silver.entity(mapping.entity());
    return mapping.run(raw.inputs(), asOf, entity.required(), times(entity));
  }

  /** The raw columns that hold times in a format of the source's and are sorted by as texts. */
  List<String> sortedAsTexts(TriedEntity.Mapped mapped) {
    SourceTimes times = times(mapped.entity());
    return times.sortedAsTexts(mapped.query()).stream()
        .filter(column -> raw.holds(column, times.texts()::isDeclared))
        .toList();
  }

  private SourceTimes times(Entity entity) {
    return SourceTimes.of(ReadOptions.ofMapped(source), entity.versions().columns());
  }

  private TriedEntity tried(
      Mapping mapping, Identity identity, Set<String> known, HeldTables silver) {
    List<String> missing = new ArrayList<>();
    try {
      Dataset<Row> rows = mapped(mapping);
      missing.addAll(Silver.entity(mapping.entity()).required());
      missing.removeAll(List.of(rows.columns()));
      return conformed(
          withCustomFields(mapping.entity(), rows.columns()),
          mapping,
          rows,
          identity,
          known,
          silver);
    } catch (OperatorError refused) {
      return new TriedEntity.Blocked(mapping, missing.stream().sorted().toList(), refused);
    }
  }

  private TriedEntity conformed(
      Entity entity,
      Mapping mapping,
      Dataset<Row> rows,
      Identity identity,
      Set<String> known,
      HeldTables silver) {
    Conforming conforming = new Conforming(asOf, "check");
    Dataset<Row> delivered = Conforming.computed(entity, () -> rows);
    Dataset<Row> typed =
        conforming.typed(
            entity, mapping, ReadOptions.ofMapped(source), raw.inputs(), raw.ledger(), delivered);
    Dataset<Row> decided =
        CastFault.explained(
            entity.name(),
            () ->
                conforming
                    .decided(
                        entity,
                        List.of(typed),
                        identity,
                        known,
                        silver,
                        spark.createDataFrame(List.of(), entity.versions().schema()))
                    .localCheckpoint());
    return new TriedEntity.Mapped(
        mapping,
        entity,
        rows,
        delivered,
        decided,
        conforming.newVersions(entity, decided),
        conforming.counts(entity, decided));
  }

  /** Computed once where there is anybody to know. */
  private Identity identity(HeldTables silver) {
    boolean isAnybodyKnown =
        Stream.of("accounts", "source_accounts")
            .anyMatch(name -> silver.has(Silver.entity(name).versions()));
    if (!isAnybodyKnown) {
      return Identity.nobody(spark);
    }
    AccountMerges merges = AccountMerges.at(silver, asOf);
    IdentityLinks links = IdentityLinks.at(silver, asOf, SharedDomains.with(Set.of()), merges);
    return Identity.at(silver, asOf, links, merges).computed();
  }

  private Entity withCustomFields(String name, String[] delivered) {
    List<Column> fields =
        customFields
            .map(declared -> declared.getOrDefault(name, List.of()))
            .map(declared -> declared.stream().map(CustomField::column).toList())
            .orElseGet(
                () ->
                    Stream.of(delivered)
                        .filter(column -> column.startsWith("x_"))
                        .map(column -> Column.optional(column, ColumnType.TEXT, "Own field."))
                        .toList());
    return Silver.entity(name).with(fields);
  }
}
