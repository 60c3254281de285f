package io.bowtie.model.leakage;

import io.bowtie.config.CustomField.Known;
import io.bowtie.config.LeakageConf;
import io.bowtie.config.SignOff;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which candidates of a use case may train.
 *
 * <p>What is held against the values of the day (their AUC, what their absence tells) binds every
 * candidate. What is recorded later binds the company's own fields alone: a built-in feature reads
 * versions by code that a test of time guards, and moves with the outcome by nature: a deal that is
 * won leaves its stage.
 *
 * <p>A signature lets train what needs one. It revives nothing that is refused, but for a protected
 * name, and there it must be an approver's.
 *
 * @param useCase lead, deal or churn
 * @param conf limits and signatures
 * @param approvers of the use case
 */
record LedgerRules(String useCase, LeakageConf conf, List<String> approvers) {

  LedgerRules {
    approvers = List.copyOf(approvers);
  }

  /**
   * What becomes of each candidate.
   *
   * @throws OperatorError of configuration when a signature is for something that is no candidate
   */
  List<LedgerEntry> entries(Map<Candidate, Measured> measured) {
    refuseIdleSignatures(
        measured.keySet().stream().map(Candidate::name).collect(Collectors.toSet()));
    return measured.entrySet().stream().map(each -> entry(each.getKey(), each.getValue())).toList();
  }

  /** What becomes of one candidate. */
  LedgerEntry entry(Candidate candidate, Measured measured) {
    Map<Finding, String> found = findings(candidate, measured);
    Optional<SignOff> signed =
        conf.signOff(useCase, candidate.name()).filter(by -> helps(found, by));
    LedgerVerdict verdict =
        signed.isPresent()
            ? LedgerVerdict.KEPT
            : found.keySet().stream()
                .map(Finding::verdict)
                .max(Enum::compareTo)
                .orElse(LedgerVerdict.KEPT);
    boolean isConstant = verdict == LedgerVerdict.KEPT && isConstant(candidate, measured);
    return new LedgerEntry(
        candidate,
        measured,
        isConstant ? LedgerVerdict.CONSTANT : verdict,
        isConstant
            ? whyConstant(measured)
            : found.isEmpty() ? whyKept(candidate, measured) : String.join(" ", found.values()),
        caughtBy(found),
        found.keySet().stream().anyMatch(each -> each.witness() == Finding.Witness.NUMBERS),
        signed);
  }

  private Map<Finding, String> findings(Candidate candidate, Measured measured) {
    Map<Finding, String> found = new EnumMap<>(Finding.class);
    if (candidate.isOwn()) {
      ofTheName(candidate, found);
      ofLater(measured, found);
      ofOthers(measured, found);
      if (candidate.declared().filter(known -> known == Known.UNKNOWN).isPresent()) {
        found.put(Finding.UNKNOWN_TIME, "Nobody has said when it is known.");
      }
    }
    measured.auc().stream()
        .filter(auc -> auc >= conf.highestAuc())
        .forEach(
            auc ->
                found.put(
                    Finding.NEARLY_THE_LABEL,
                    sentence(
                        "Alone it ranks the outcome with an AUC of %.3f; from %s on that is taken"
                            + " for the outcome itself.",
                        auc, conf.highestAuc())));
    measured.missingCorrelation().stream()
        .filter(phi -> Math.abs(phi) >= conf.highestMissingCorrelation())
        .forEach(
            phi ->
                found.put(
                    Finding.MISSING_TELLS,
                    sentence(
                        "Whether it is filled in goes with the outcome: correlation %.2f, limit %s.",
                        phi, conf.highestMissingCorrelation())));
    return found;
  }

  private void ofTheName(Candidate candidate, Map<Finding, String> found) {
    if (DeniedNames.holds(candidate.name())) {
      found.put(Finding.DENIED_NAME, "Its name says that it holds the outcome, or came with it.");
    } else if (DeniedNames.mayHold(candidate.name())) {
      found.put(
          Finding.SUSPECT_NAME,
          "Columns of such a name are often written with the outcome, or made from it, whenever"
              + " they are said to be known.");
    }
    new ProtectedNames(conf.protectedWords())
        .in(candidate.name())
        .ifPresent(
            word ->
                found.put(
                    Finding.PROTECTED_NAME,
                    "Its name says '"
                        + word
                        + "': what a person is does not train, unless an approver of "
                        + useCase
                        + " signs for it."));
  }

  private static void ofOthers(Measured measured, Map<Finding, String> found) {
    measured
        .others()
        .filter(others -> measured.auc().orElse(0) > others.high())
        .ifPresent(
            others ->
                found.put(
                    Finding.BEATS_THE_OTHERS,
                    sentence(
                        "Alone it ranks the outcome with an AUC of %.3f, a model of all the other"
                            + " columns with %.3f, at most %.3f: who lets such a column train signs"
                            + " for it.",
                        measured.auc().getAsDouble(), others.auc(), others.high())));
  }

  private void ofLater(Measured measured, Map<Finding, String> found) {
    measured
        .after()
        .filter(after -> after.filledShareLow() > conf.highestFilledAfter())
        .ifPresent(
            after ->
                found.put(
                    Finding.FILLED_AFTER,
                    sentence(
                        "It was filled in after the outcome was known in %.1f %% of %d outcomes;"
                            + " more than %s %%, beyond chance, needs a signature.",
                        100 * after.filledShare(),
                        after.outcomes(),
                        plain(100 * conf.highestFilledAfter()))));
    measured
        .latest()
        .filter(latest -> latest.gainLow() > conf.highestLatestGain())
        .ifPresent(
            latest ->
                found.put(
                    Finding.LATER_TELLS,
                    sentence(
                        "Its values of tonight rank the outcome with an AUC of %.3f, those of the"
                            + " day with %.3f; a gain above %s, beyond chance, needs a signature.",
                        latest.latestAuc(), latest.asOfAuc(), conf.highestLatestGain())));
  }

  private boolean helps(Map<Finding, String> found, SignOff signOff) {
    return !found.isEmpty()
        && found.keySet().stream()
            .allMatch(
                finding ->
                    finding == Finding.PROTECTED_NAME
                        ? approvers.contains(signOff.by())
                        : finding.verdict() == LedgerVerdict.NEEDS_SIGN_OFF);
  }

  private static Optional<String> caughtBy(Map<Finding, String> found) {
    List<Finding.Witness> witnesses =
        found.keySet().stream().map(Finding::witness).distinct().sorted().toList();
    if (witnesses.isEmpty()) {
      return Optional.empty();
    }
    if (witnesses.contains(Finding.Witness.NAME)) {
      return Optional.of("name");
    }
    return Optional.of(
        witnesses.size() > 1 ? "both" : witnesses.get(0).name().toLowerCase(Locale.ROOT));
  }

  /**
   * A built-in feature that has one value, or none, tells by its gaps since when something was
   * delivered, and nothing else. A company's own field may be a box that is ticked or left empty.
   */
  private static boolean isConstant(Candidate candidate, Measured measured) {
    return candidate.isOwn() ? measured.isAlwaysTheSame() : measured.hasOneValue();
  }

  private static String whyConstant(Measured measured) {
    return measured.filledRows() == 0
        ? sentence("It has no value in any of %d looks.", measured.rows())
        : sentence(
            "It has a value in %d of %d looks, and always the same: there is nothing to learn from"
                + " it.",
            measured.filledRows(), measured.rows());
  }

  private static String whyKept(Candidate candidate, Measured measured) {
    String known =
        candidate
            .declared()
            .map(
                declared ->
                    declared == Known.AT_CREATION
                        ? "Declared as known at creation, and read from the first version"
                        : "Declared as known with the version that carries it, and read as of the"
                            + " day")
            .orElse("Built in, and read as of the day");
    return known
        + (measured.auc().isPresent()
            ? "; the numbers hold nothing against it."
            : "; too few outcomes for the numbers to say anything.");
  }

  private void refuseIdleSignatures(Set<String> names) {
    for (String signed : conf.signOffs(useCase).keySet()) {
      if (!names.contains(signed)) {
        throw OperatorError.configuration(
                "Signed off for " + useCase + ", but no candidate: '" + signed + "'")
            .where("leakage.sign-offs." + useCase + "." + signed)
            .why("A signature for a column that does not exist would be one that nobody needs.")
            .remedy(
                NearestWord.to(signed, new TreeSet<>(names))
                    .map(word -> "Did you mean '" + word + "'?")
                    .orElse("Take it out, or declare the column under custom-fields."));
      }
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String sentence(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
