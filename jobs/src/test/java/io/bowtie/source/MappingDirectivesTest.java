package io.bowtie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingDirectivesTest {
  private static final String QUERY =
      """
      -- Question: what is optional: nothing on this line.
      with late as (select id, 'a--b' as name from history)
      select deal.id, deal.`next step`, deal.amount from deal join late using (id)
      where deal.id in (select id from role)
      """;

  @Test
  void shouldReadRepeatedDirectivesWithoutRegardToCase() {
    MappingDirectives directives =
        MappingDirectives.of(
            step(
                """
                -- optional: deal.Amount, deal.ID
                --optional: history.id
                -- optional table: Role(Id)
                -- optional table: role(name)
                """));

    assertThat(directives.columns())
        .isEqualTo(Map.of("deal", Set.of("amount", "id"), "history", Set.of("id")));
    assertThat(directives.tables()).isEqualTo(Map.of("role", Set.of("id", "name")));
  }

  @Test
  void shouldTellRawTablesFromStepsOfTheQuery() {
    assertThat(RawTablesRead.of(QUERY)).containsExactly("deal", "history", "role");
    assertThat(RawTablesRead.of("with deal as (select * from deal where d < :as_of) select 1"))
        .containsExactly("deal");
    assertThat(RawTablesRead.of("selec nothing")).isEmpty();
  }

  @Test
  void shouldNotTakeCommentsAndTextsForNames() {
    assertThat(SqlWords.lowerCase("select `Next Step`, 'x y' -- z\n from Deal /* w */"))
        .containsExactly("deal", "from", "next step", "select");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-- optional: deel.amount;table 'deel';Did you mean 'deal'",
        "-- optional: deal.amont;column 'amont';Did you mean 'amount'",
        "-- optional table: rolle(id);table 'rolle';Did you mean 'role'",
        "-- optional table: role(idd);column 'idd';Did you mean 'id'"
      })
  void shouldRefuseADirectiveAboutWhatTheQueryNeverReads(
      String directive, String named, String remedy) {
    Mapping mapping = new Mapping("crm", "deals", step(directive + "\n"));

    assertThatThrownBy(mapping::check)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(named)
        .hasMessageContaining(remedy)
        .extracting(error -> ((OperatorError) error).exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-- optional: amount", "-- optional: deal.a b", "-- optional table: deal.amount"})
  void shouldRefuseADirectiveThatItCannotRead(String directive) {
    assertThatThrownBy(() -> MappingDirectives.of(step(directive + "\n")))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("deals.sql");
  }

  private static SqlStep step(String directives) {
    return new SqlStep("deals.sql", directives + QUERY);
  }
}
