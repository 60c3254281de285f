package io.bowtie.model.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.config.CustomField.Known;
import io.bowtie.config.LeakageConf;
import io.bowtie.config.SignOff;
import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerRulesTest {
  private static final SignOff OWNER = new SignOff("data team", "checked with the CRM's admin");
  private static final SignOff APPROVER = new SignOff("head of sales", "asked for by law");

  /** The figures that are at a limit, and those that are just short of it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # field,        known,        auc,   phi,   filled after, gain,  verdict,        caught by
          x_score,        at_creation,  0.70,  0.10,  0,            0,     kept,           -
          x_score,        with_version, 0.70,  -,     0.01,         0.049, kept,           -
          x_score,        at_creation,  0.949, 0.499, 0,            0,     kept,           -
          x_score,        at_creation,  0.95,  -,     0,            0,     refused,        numbers
          x_score,        at_creation,  0.70,  0.50,  0,            0,     needs_sign_off, numbers
          x_score,        at_creation,  0.70,  -0.50, 0,            0,     needs_sign_off, numbers
          x_score,        with_version, 0.70,  -,     0.011,        0,     kept,           -
          x_score,        with_version, 0.70,  -,     0.02,         0,     needs_sign_off, numbers
          x_score,        with_version, 0.70,  -,     0,            0.060, kept,           -
          x_score,        with_version, 0.70,  -,     0,            0.070, needs_sign_off, numbers
          x_score,        unknown,      0.50,  -,     0,            0,     needs_sign_off, declaration
          x_score,        unknown,      0.70,  0.80,  0,            0,     needs_sign_off, both
          x_score,        unknown,      0.99,  -,     0,            0,     refused,        both
          x_is_won,       at_creation,  0.50,  -,     0,            0,     refused,        name
          x_loss_reason,  unknown,      0.99,  0.90,  0.90,         0.4,   refused,        name
          x_weighted_amount, at_creation, 0.50, -,    0,            0,     needs_sign_off, name
          x_gender,       at_creation,  0.50,  -,     0,            0,     refused,        name
          stage,          versioned,    0.80,  -,     0.50,         0.30,  kept,           -
          stage,          versioned,    0.96,  -,     0,            0,     refused,        numbers
          stage,          versioned,    0.70,  0.60,  0,            0,     needs_sign_off, numbers
          """)
  void shouldJudgeByNameDeclarationAndNumbers(
      String field,
      String known,
      double auc,
      Double phi,
      double filledAfter,
      double gain,
      String verdict,
      String caughtBy) {
    LedgerEntry entry =
        rules(Map.of()).entry(candidate(field, known), measured(auc, phi, filledAfter, gain));

    assertThat(entry.verdict().word()).as(entry.reason()).isEqualTo(verdict);
    assertThat(entry.caughtBy()).isEqualTo(Optional.ofNullable(caughtBy));
    assertThat(entry.reason()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          stage,   versioned,   1000, 1, constant
          stage,   versioned,   400,  1, constant
          stage,   versioned,   0,    0, constant
          stage,   versioned,   1000, 2, kept
          x_score, at_creation, 1000, 1, constant
          x_score, at_creation, 0,    0, constant
          # A box that is ticked or left empty.
          x_score, at_creation, 400,  1, kept
          x_score, unknown,     1000, 1, needs_sign_off
          x_is_won, at_creation, 1000, 1, refused
          """)
  void shouldNotTrainOnWhatIsAlwaysTheSame(
      String name, String known, long filled, long distinct, String verdict) {
    LedgerEntry entry =
        rules(Map.of()).entry(candidate(name, known), measured(filled, distinct, 0.5, null, 0, 0));

    assertThat(entry.verdict().word()).isEqualTo(verdict);
    assertThat(entry.isKept()).isEqualTo(verdict.equals("kept"));
    if (verdict.equals("constant")) {
      assertThat(entry.caughtBy()).isEmpty();
      assertThat(entry.reason()).contains("1000 looks").doesNotContain("Declared");
    }
  }

  @Test
  void shouldAskASignatureForWhatAloneBeatsAModelOfAllTheOthersWhateverConfSays() {
    Measured strong = measured(0.866, 0.0, 0, 0);
    Measured.Others weak = new Measured.Others(0.541, 0.6, 300);
    Measured.Others strongToo = new Measured.Others(0.84, 0.87, 300);
    Candidate field = candidate("x_size", "at_creation");

    LedgerEntry doubted = rules(Map.of()).entry(field, strong.beside(weak));

    assertThat(doubted.verdict()).isEqualTo(LedgerVerdict.NEEDS_SIGN_OFF);
    assertThat(doubted.isCaughtByNumbers()).isTrue();
    assertThat(doubted.reason()).contains("0.866", "0.541, at most 0.600");
    assertThat(rules(Map.of()).entry(field, strong.beside(strongToo)).isKept()).isTrue();
    assertThat(rules(Map.of("x_size", OWNER)).entry(field, strong.beside(weak)).isKept()).isTrue();
    // A built-in feature is read by code that a test of time guards.
    assertThat(rules(Map.of()).entry(candidate("stage", "versioned"), strong.beside(weak)).isKept())
        .isTrue();
  }

  @Test
  void shouldSayWhetherTheNumbersAloneWouldHaveCaughtWhatItsNameGaveAway() {
    Candidate lossReason = candidate("x_loss_reason", "unknown");
    assertThat(rules(Map.of()).entry(lossReason, measured(0.99, 0.9, 0, 0)).isCaughtByNumbers())
        .isTrue();
    assertThat(rules(Map.of()).entry(lossReason, Measured.NOTHING).isCaughtByNumbers()).isFalse();
  }

  @Test
  void shouldJudgeByDeclarationAloneWhereNumbersSayNothing() {
    assertThat(entry("x_score", "at_creation", Map.of()).verdict()).isEqualTo(LedgerVerdict.KEPT);
    assertThat(entry("x_score", "at_creation", Map.of()).reason()).contains("too few outcomes");
    assertThat(entry("x_score", "unknown", Map.of()).verdict())
        .isEqualTo(LedgerVerdict.NEEDS_SIGN_OFF);
  }

  @Test
  void shouldLetASignatureLetTrainWhatNeedsOneAndStillSayWhatIsHeldAgainstIt() {
    LedgerEntry signed = entry("x_score", "unknown", Map.of("x_score", OWNER));

    assertThat(signed.isKept()).isTrue();
    assertThat(signed.signOff()).contains(OWNER);
    assertThat(signed.caughtBy()).contains("declaration");
    assertThat(signed.reason()).contains("Nobody has said");
    assertThat(signed.signedSentence().orElseThrow())
        .contains("x_score", OWNER.by(), OWNER.reason());
  }

  @Test
  void shouldLetNoSignatureReviveWhatIsRefused() {
    LedgerRules rules = rules(Map.of("x_is_won", APPROVER, "x_score", APPROVER));

    assertThat(rules.entry(candidate("x_is_won", "at_creation"), Measured.NOTHING).verdict())
        .isEqualTo(LedgerVerdict.REFUSED);
    LedgerEntry nearly = rules.entry(candidate("x_score", "unknown"), measured(0.97, null, 0, 0));
    assertThat(nearly.verdict()).isEqualTo(LedgerVerdict.REFUSED);
    assertThat(nearly.signOff()).isEmpty();
  }

  @Test
  void shouldLetOnlyAnApproverSignForAProtectedName() {
    assertThat(entry("x_age", "at_creation", Map.of("x_age", OWNER)).verdict())
        .isEqualTo(LedgerVerdict.REFUSED);
    assertThat(entry("x_age", "at_creation", Map.of("x_age", APPROVER)).verdict())
        .isEqualTo(LedgerVerdict.KEPT);
  }

  @Test
  void shouldNotNoteASignatureThatNothingNeeds() {
    LedgerEntry kept = entry("x_score", "at_creation", Map.of("x_score", OWNER));
    assertThat(kept.isKept()).isTrue();
    assertThat(kept.signOff()).isEmpty();
  }

  @Test
  void shouldKeepInTheLedgerTheNamesThatMayTrain() {
    LedgerRules rules = rules(Map.of());
    List<LedgerEntry> entries =
        rules.entries(
            Map.of(
                candidate("stage", "versioned"), Measured.NOTHING,
                candidate("x_score", "unknown"), Measured.NOTHING));
    assertThat(new Ledger(entries, entries.get(0)).kept()).containsExactly("stage");
  }

  @Test
  void shouldRefuseASignatureForWhatIsNoCandidate() {
    LedgerRules rules = rules(Map.of("x_scoer", OWNER));

    assertThatThrownBy(
            () -> rules.entries(Map.of(candidate("x_score", "unknown"), Measured.NOTHING)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("leakage.sign-offs.deal.x_scoer")
        .hasMessageContaining("Did you mean 'x_score'?");
  }

  private static LedgerEntry entry(String field, String known, Map<String, SignOff> signed) {
    return rules(signed).entry(candidate(field, known), Measured.NOTHING);
  }

  private static LedgerRules rules(Map<String, SignOff> signed) {
    return new LedgerRules(
        "deal",
        new LeakageConf(0.95, 0.01, 0.5, 0.05, List.of(), Map.of("deal", signed)),
        List.of(APPROVER.by()));
  }

  private static Candidate candidate(String name, String known) {
    Optional<Known> declared =
        name.startsWith("x_")
            ? Optional.of(Known.valueOf(known.toUpperCase(Locale.ROOT)))
            : Optional.empty();
    return new Candidate(name, "progress", true, known, declared);
  }

  private static Measured measured(double auc, Double phi, double filledAfter, double gain) {
    return measured(900, 40, auc, phi, filledAfter, gain);
  }

  private static Measured measured(
      long filled, long distinct, double auc, Double phi, double filledAfter, double gain) {
    return new Measured(
        1000,
        filled,
        distinct,
        OptionalDouble.of(auc),
        phi == null ? OptionalDouble.empty() : OptionalDouble.of(phi),
        Optional.of(new Measured.After(1000, Math.round(1000 * filledAfter), 0)),
        Optional.of(new Measured.Latest(1000, 400, 600, 0.1, 0.5, 0.5 + gain)),
        Optional.empty());
  }
}
