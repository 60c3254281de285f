package io.bowtie.scoring.drift;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.FrozenBins;
import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A training profile as rows of {@link DriftTables#TRAINING_PROFILES}, and back. */
final class ProfileRows {
  private final String useCase;
  private final String version;
  private final AsOf asOf;
  private final String runId;

  ProfileRows(String useCase, String version, AsOf asOf, String runId) {
    this.useCase = useCase;
    this.version = version;
    this.asOf = asOf;
    this.runId = runId;
  }

  List<Row> of(List<Subject> subjects) {
    return subjects.stream().flatMap(subject -> of(subject).stream()).toList();
  }

  /** The subjects of one model version, in the order of their names. */
  static List<Subject> read(List<Row> rows) {
    Map<List<String>, List<Row>> bySubject = new LinkedHashMap<>();
    rows.stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("subject_kind"))
                .thenComparing(row -> row.<String>getAs("subject"))
                .thenComparing(row -> row.<Integer>getAs("bin"))
                .thenComparing(row -> Optional.ofNullable(row.<String>getAs("word")).orElse("")))
        .forEach(
            row ->
                bySubject
                    .computeIfAbsent(
                        List.of(row.getAs("subject_kind"), row.getAs("subject")),
                        key -> new ArrayList<>())
                    .add(row));
    return bySubject.values().stream().map(ProfileRows::subject).toList();
  }

  private List<Row> of(Subject subject) {
    return subject.bins() instanceof Ranges ranges
        ? ranges(subject, ranges)
        : words(subject, (Categories) subject.bins());
  }

  private List<Row> ranges(Subject subject, Ranges ranges) {
    List<Row> rows = new ArrayList<>();
    for (int bin = 0; bin < ranges.missing(); bin++) {
      Double edge = bin < ranges.edges().size() ? ranges.edges().get(bin) : null;
      rows.add(row(subject, bin, "range", edge, null, subject.counts().get(bin)));
    }
    rows.add(missing(subject));
    return rows;
  }

  /** Rare words have a row each, so that a word that is not there was never seen. */
  private List<Row> words(Subject subject, Categories words) {
    List<Row> rows = new ArrayList<>();
    for (int bin = 0; bin < words.own().size(); bin++) {
      rows.add(row(subject, bin, "word", null, words.own().get(bin), subject.counts().get(bin)));
    }
    long others = subject.counts().get(words.other());
    for (String word : words.others()) {
      // The bin's rows stand with its first word; the others say only that they were seen.
      rows.add(row(subject, words.other(), "other", null, word, others));
      others = 0;
    }
    rows.add(
        row(subject, words.unseen(), "unseen", null, null, subject.counts().get(words.unseen())));
    rows.add(missing(subject));
    return rows;
  }

  private Row missing(Subject subject) {
    int bin = subject.bins().missing();
    return row(subject, bin, "missing", null, null, subject.counts().get(bin));
  }

  private Row row(Subject subject, int bin, String kind, Double edge, String word, long count) {
    return RowFactory.create(
        useCase,
        version,
        subject.kind().word(),
        subject.name(),
        bin,
        kind,
        edge,
        word,
        count,
        subject.accounts(),
        subject.importanceRank().orElse(null),
        asOf.date(),
        runId);
  }

  private static Subject subject(List<Row> rows) {
    Row first = rows.get(0);
    List<Double> edges = new ArrayList<>();
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Row row : rows) {
      switch (row.<String>getAs("bin_kind")) {
        case "range" -> Optional.ofNullable(row.<Double>getAs("upper_edge")).ifPresent(edges::add);
        case "word" -> own.add(row.getAs("word"));
        case "other" -> others.add(row.getAs("word"));
        default -> {}
      }
    }
    boolean isNumber = rows.stream().anyMatch(row -> row.getAs("bin_kind").equals("range"));
    FrozenBins bins = isNumber ? new Ranges(edges) : new Categories(own, others);
    long[] counts = new long[bins.count()];
    rows.forEach(row -> counts[row.<Integer>getAs("bin")] += row.<Long>getAs("row_count"));
    return new Subject(
        Subject.Kind.of(first.getAs("subject_kind")),
        first.getAs("subject"),
        bins,
        Arrays.stream(counts).boxed().toList(),
        first.<Long>getAs("account_count"),
        Optional.ofNullable(first.<Integer>getAs("importance_rank")));
  }
}
