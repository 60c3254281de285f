package io.bowtie.proof;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.generate.Settings;
import io.bowtie.job.Progress;
import io.bowtie.job.Workspace;
import io.bowtie.model.ModelArtifact;
import io.bowtie.proof.ProofResult.UseCaseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs the companies and examples that the evidence rests on. */
public final class ProofKit {
  private static final List<String> USE_CASES = List.of("lead", "deal");

  /** Seeds of fresh companies begin here, where no other company's are. */
  private static final long FRESH_SEEDS = 1_000_000;

  private final ProofFiles files;
  private final Path work;
  private final Path examples;
  private final Progress progress;

  /**
   * A kit over a folder.
   *
   * @param work where companies are made and what was found is kept
   * @param examples the folder {@code conf/examples}
   * @param progress where to say what is going on
   */
  public ProofKit(Path work, Path examples, Progress progress) {
    this.work = work.toAbsolutePath();
    this.files = new ProofFiles(this.work.resolve("found"));
    this.examples = examples.toAbsolutePath();
    this.progress = progress;
  }

  /** Trains on the planted company of a seed and on its twin without signal. */
  public void companies(long seed, double size) {
    for (ProofKind kind : List.of(ProofKind.PLANTED, ProofKind.WITHOUT_SIGNAL)) {
      ProofCompany company = new ProofCompany(kind, seed, size);
      if (files.find(company.name(), ProofResult.class).isEmpty()) {
        progress.say("Company " + company.name());
        files.keep(company.name(), trained(company));
        discard(company);
      }
    }
  }

  /** Holds what the night makes of a messy company of a seed against its truth file. */
  public void messes(long seed, double size) {
    ProofCompany company = new ProofCompany(ProofKind.MESSY, seed, size);
    if (files.find(company.name(), MessyResult.class).isEmpty()) {
      progress.say("Company " + company.name());
      BowtieConf conf = company.in(folder(company), demo());
      TruthFile truth = TruthFile.of(folder(company).resolve("data/truth.json"));
      try (Workspace workspace = Workspace.openForFewRows(conf, progress)) {
        files.keep(
            company.name(), MessyRun.of(company, truth, workspace.run(company.night(), true)));
      }
      discard(company);
    }
  }

  /** Asks which columns of a company of a seed the night takes for drifting. */
  public void drift(long seed, double size) {
    ProofCompany company = new ProofCompany(ProofKind.DRIFTING, seed, size);
    String name = Evidence.DRIFT + seed;
    if (files.find(name, DriftResult.class).isEmpty()) {
      progress.say("Company " + company.name());
      BowtieConf conf = company.in(folder(company), demo());
      try (Workspace workspace = Workspace.openForFewRows(conf, progress)) {
        files.keep(name, DriftRun.of(company, workspace.run(company.night(), true)));
      }
      discard(company);
    }
  }

  private ProofResult trained(ProofCompany company) {
    BowtieConf conf = company.in(folder(company), demo());
    try (Workspace workspace = Workspace.openForFewRows(conf, progress)) {
      return ProofRun.trained(company, workspace.run(company.night(), true));
    }
  }

  /**
   * Ranks rows of fresh companies by each model that planted companies have trained.
   *
   * @param rows at least so many of each use case
   * @param size of a fresh company
   */
  public void freshRows(long rows, double size) {
    if (USE_CASES.stream().allMatch(useCase -> untold(useCase).isEmpty())) {
      return;
    }
    long fewest = 0;
    List<Long> found = new ArrayList<>(Collections.nCopies(USE_CASES.size(), 0L));
    List<BowtieConf> companies = new ArrayList<>();
    AsOf night = new ProofCompany(ProofKind.FRESH, FRESH_SEEDS, size).night();
    for (long seed = FRESH_SEEDS; fewest < rows; seed++) {
      BowtieConf conf = observed(new ProofCompany(ProofKind.FRESH, seed, size));
      companies.add(conf);
      try (Workspace workspace = Workspace.open(conf, progress)) {
        for (int i = 0; i < USE_CASES.size(); i++) {
          Dataset<Row> fresh =
              FreshRows.mature(workspace.run(night, true), USE_CASES.get(i), firstDay());
          found.set(i, found.get(i) + fresh.count());
        }
      }
      fewest = Collections.min(found);
      progress.say("At least " + fewest + " fresh rows of each use case");
    }
    try (Workspace workspace = Workspace.open(companies.get(0), progress)) {
      for (String useCase : USE_CASES) {
        rank(
            useCase,
            companies.stream()
                .map(
                    conf ->
                        FreshRows.mature(
                            workspace.over(conf).run(night, true), useCase, firstDay()))
                .toList());
      }
    }
  }

  private void rank(String useCase, List<Dataset<Row>> fresh) {
    List<ProofResult> trained = untold(useCase);
    List<FreshRows.Ranked> ranked =
        FreshRows.ranked(
            fresh,
            trained.stream()
                .map(result -> ModelArtifact.fromJson(artifact(result, useCase).orElseThrow()))
                .toList());
    for (int i = 0; i < trained.size(); i++) {
      ProofResult result = trained.get(i);
      files.keep(
          name(result, useCase),
          new TrueAuc(
              result.seed(), useCase, ranked.get(i).auc().orElseThrow(), ranked.get(i).rows()));
    }
  }

  /** Companies whose model has not been held against fresh rows. */
  private List<ProofResult> untold(String useCase) {
    return files.all(ProofKind.PLANTED.word(), ProofResult.class).stream()
        .filter(result -> artifact(result, useCase).isPresent())
        .filter(result -> files.find(name(result, useCase), TrueAuc.class).isEmpty())
        .toList();
  }

  /** The looks at a fresh company; made once, for any model to be held against. */
  private BowtieConf observed(ProofCompany company) {
    Path folder = folder(company);
    Path done = folder.resolve("observed");
    if (Files.exists(done)) {
      return ConfLoader.load(folder.resolve("bowtie.conf"));
    }
    progress.say("Company " + company.name());
    BowtieConf conf = company.in(folder, demo());
    try (Workspace workspace = Workspace.open(conf, progress)) {
      ProofRun.observe(workspace.run(company.night(), true));
      Files.createFile(done);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return conf;
  }

  /** Runs the examples over published sets; their files are found as the examples say. */
  public void publicSets() {
    for (PublicSet set : PublicSet.values()) {
      if (files.find(Evidence.PUBLIC + set.example(), PublicResult.class).isEmpty()) {
        progress.say("Published set " + set.example());
        files.keep(Evidence.PUBLIC + set.example(), published(set));
      }
    }
  }

  private PublicResult published(PublicSet set) {
    Path folder = examples.resolve(set.example());
    PublicResult result;
    try (Workspace workspace =
        Workspace.open(ConfLoader.load(folder.resolve("bowtie.conf")), progress)) {
      result = PublicRun.of(set, workspace.run(set.night(), true));
    }
    Path leaks = folder.resolve("leaks.conf");
    if (!Files.exists(leaks)) {
      return result;
    }
    try (Workspace workspace = Workspace.open(ConfLoader.load(leaks), progress)) {
      return result.believed(PublicRun.believed(set, workspace.run(set.night(), true)));
    }
  }

  /** What was found so far, in Markdown. */
  public String page() {
    return EvidencePage.of(Evidence.in(files));
  }

  private static Optional<String> artifact(ProofResult result, String useCase) {
    return result.useCases().stream()
        .filter(each -> each.useCase().equals(useCase))
        .map(UseCaseResult::artifact)
        .filter(artifact -> !artifact.isEmpty())
        .findFirst();
  }

  private static String name(ProofResult result, String useCase) {
    return Evidence.TRUE_AUC + useCase + "-" + result.seed();
  }

  private static LocalDate firstDay() {
    return Settings.demo().firstDay();
  }

  private Path demo() {
    return examples.resolve("demo/bowtie.conf");
  }

  private Path folder(ProofCompany company) {
    return work.resolve(company.name());
  }

  private void discard(ProofCompany company) {
    try {
      ProofCompany.delete(folder(company));
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
