package io.bowtie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdConfTest {
  private static final String COMPANY =
      """
      sources.crm { system = crm, format = csv, location = raw, tables { deals = "d*.csv" },
                    mapping = mappings }
      governance.churn { owner = o, model-owner = m, data-owner = d, approvers = ["Ada", "Bo"],
                         users = u, user-action = a, review-cadence = monthly }
      """;

  @TempDir private Path folder;

  @Test
  void shouldTakeTheThresholdThatTookEffectLast() throws IOException {
    List<ThresholdConf> versions =
        load(version("second", "Ada", "Bo", "2026-07-01")
                + version("first", "Ada", "Bo", "2026-04-01"))
            .thresholds()
            .get("churn");

    assertThat(ThresholdConf.at(versions, AsOf.parse("2026-03-31"))).isEmpty();
    assertThat(ThresholdConf.at(versions, AsOf.parse("2026-06-30")).orElseThrow().name())
        .isEqualTo("first");
    assertThat(ThresholdConf.at(versions, AsOf.parse("2026-07-01")).orElseThrow().name())
        .isEqualTo("second");
    assertThat(versions.get(0).minimumDwellNights()).isEqualTo(3);
  }

  @Test
  void shouldHaveNoneUnlessDeclared() throws IOException {
    assertThat(load("").thresholds()).isEmpty();
  }

  @Test
  void shouldRefuseAnApproverWhoIsNone() {
    assertThat(refused(version("first", "Ada", "Cy", "2026-04-01")))
        .contains("'Cy' may not approve a threshold of churn", "Name one of Ada, Bo");
  }

  @Test
  void shouldRefuseAnAuthorWhoApproves() {
    assertThat(refused(version("first", "Bo", "Bo", "2026-04-01")))
        .contains("'Bo' would approve a threshold of their own", "Name one of Ada.");
  }

  @Test
  void shouldRefuseTwoForOneNight() {
    assertThat(
            refused(
                version("first", "Ada", "Bo", "2026-04-01")
                    + version("second", "Ada", "Bo", "2026-04-01")))
        .contains("Two thresholds take effect as of 2026-04-01");
  }

  @Test
  void shouldRefuseWhatIsNoUseCaseNoDateAndNoCost() {
    assertThat(refused("thresholds.churns.first { cost-of-miss = 1 }"))
        .contains("'churns' is not a use case");
    assertThat(refused(version("first", "Ada", "Bo", "next month"))).contains("is not a date");
    assertThat(refused(version("first", "Ada", "Bo", "2026-04-01").replace("= 20", "= 0")))
        .contains("'cost-of-false-alert' must be above 0");
  }

  private static String version(String name, String author, String approver, String from) {
    return "thresholds.churn."
        + name
        + " { cost-of-false-alert = 20, cost-of-miss = 80, capacity-per-week = 5, author = \""
        + author
        + "\", approver = \""
        + approver
        + "\", effective-from-as-of = \""
        + from
        + "\" }\n";
  }

  private BowtieConf load(String more) throws IOException {
    Path file = folder.resolve("bowtie.conf");
    Files.writeString(file, COMPANY + more);
    return ConfLoader.load(file);
  }

  private String refused(String more) {
    OperatorError error = catchThrowableOfType(OperatorError.class, () -> load(more));
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    return error.getMessage();
  }
}
