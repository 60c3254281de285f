package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final Set<String> READ = Set.of("opportunity", "opportunity_history", "user");

  private @TempDir Path folder;

  @Test
  void shouldKnowATableInWhateverCaseAndWithOrWithoutUnderscores() throws IOException {
    files("Opportunity.csv", "OpportunityHistory.csv", "USER.csv.gz", "Solution.csv", "read.me");

    DataFolder found = found(Map.of());

    assertThat(found.patterns())
        .isEqualTo(
            Map.of(
                "opportunity",
                "Opportunity.csv",
                "opportunity_history",
                "OpportunityHistory.csv",
                "user",
                "USER.csv.gz"));
    assertThat(found.unread()).containsExactly("Solution.csv");
    assertThat(found.format()).isEqualTo(Format.CSV);
    assertThat(found.isDated()).isFalse();
  }

  @Test
  void shouldLeaveOutTheBeginningThatAllFilesShareAndTheEndingData() throws IOException {
    files("sf_opportunity_data.csv", "sf_opportunity_history_data.csv", "sf_order_data.csv");

    assertThat(found(Map.of()).patterns())
        .isEqualTo(
            Map.of(
                "opportunity",
                "sf_opportunity_data.csv",
                "opportunity_history",
                "sf_opportunity_history_data.csv"));
  }

  @Test
  void shouldLeaveOutTheEndingThatAllFilesShare() throws IOException {
    files("OPPORTUNITY_EXTRACT-2026-06-30.csv", "User_Extract-2026-06-30.csv");
    assertThat(found(Map.of()).patterns()).containsOnlyKeys("opportunity", "user");
  }

  @Test
  void shouldTakeTheExportOfADataLoaderByItself() throws IOException {
    files("opportunity_export.csv");
    assertThat(found(Map.of()).patterns())
        .isEqualTo(Map.of("opportunity", "opportunity_export.csv"));
  }

  @Test
  void shouldSuggestATableForAPluralOrANearMiss() throws IOException {
    files("user.csv", "opportunities.csv", "all-oportunity_history-list.csv", "zebra.csv");
    assertThat(found(Map.of()).unread())
        .containsExactly(
            "all-oportunity_history-list.csv; if it is opportunity_history: --table"
                + " opportunity_history=all-oportunity_history-list.csv",
            "opportunities.csv; if it is opportunity: --table opportunity=opportunities.csv",
            "zebra.csv");
  }

  @Test
  void shouldTakeFilesOfSeveralDatesForLandingsOfOneTable() throws IOException {
    files("user-2026-06-30.jsonl", "user-2026-06-29.jsonl");

    DataFolder found = found(Map.of());

    assertThat(found.patterns())
        .isEqualTo(Map.of("user", "{user-2026-06-29.jsonl,user-2026-06-30.jsonl}"));
    assertThat(found.format()).isEqualTo(Format.JSON);
    assertThat(found.isDated()).isTrue();
  }

  @Test
  void shouldAskWhichFileIsMeantAndTakeTheWordForIt() throws IOException {
    files("user.csv", "user_data.csv");

    assertThatThrownBy(() -> found(Map.of()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContainingAll("'user'", "user.csv, user_data.csv", "--table user=");
    DataFolder named = found(Map.of("user", "user_d*.csv"));
    assertThat(named.patterns()).isEqualTo(Map.of("user", "user_d*.csv"));
    assertThat(named.unread()).containsExactly("user.csv");
  }

  @Test
  void shouldSayWhatIsReadWhenNoFileAnswersToIt() throws IOException {
    files("users-all.csv");
    assertThatThrownBy(() -> found(Map.of())).hasMessageContaining("--table user=users-all.csv");
    Files.delete(folder.resolve("users-all.csv"));
    files("deals.csv");

    assertThatThrownBy(() -> found(Map.of()))
        .hasMessageContainingAll("deals.csv", "opportunity, opportunity_history, user", "--table");
    assertThatThrownBy(() -> found(Map.of("users", "deals.csv")))
        .hasMessageContaining("Did you mean 'user'?");
  }

  @Test
  void shouldRefuseFilesOfTwoFormats() throws IOException {
    files("user.csv", "opportunity.json");

    assertThatThrownBy(() -> found(Map.of())).hasMessageContaining("--data-format");
  }

  private DataFolder found(Map<String, String> given) {
    return DataFolder.of(folder, READ, given, Optional.empty());
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
