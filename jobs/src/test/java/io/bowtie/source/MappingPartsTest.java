package io.bowtie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MappingPartsTest {
  private static final SqlStep DEALS =
      step("deals", "select id as deal_id, meaning from _meanings");

  @Test
  void shouldLeaveAMappingAsItIsThatReadsNoPart() {
    SqlStep plain = step("deals", "select id as deal_id from opportunity");

    assertThat(parts(step("_meanings", "select 1")).joined(plain)).isSameAs(plain);
  }

  @Test
  void shouldReadTheRawTablesOfItsPartsAndOfTheirs() {
    MappingParts parts =
        parts(
            step("_meanings", "select id, meaning from _stages join opportunity using (stage)"),
            step("_stages", "with s as (select * from stage) select * from s"),
            step("_unread", "select * from lead"));

    assertThat(RawTablesRead.of(parts.joined(DEALS).text()))
        .containsExactlyInAnyOrder("stage", "opportunity");
  }

  @Test
  void shouldKeepTheDirectivesOfParts() {
    SqlStep joined =
        parts(step("_meanings", "-- optional: stage.meaning\nselect id, meaning from stage"))
            .joined(DEALS);

    assertThat(MappingDirectives.of(joined).columns()).containsOnlyKeys("stage");
  }

  @Test
  void shouldReadARuleOverEachPartThatItIsAskedFor() {
    MappingParts parts =
        parts(
            step("_latest", "select id, max(day) as day from _rows group by id"),
            step("_links", "select id, day from deal_company"),
            step("_people", "select id, day from deal_contact"));

    SqlStep joined =
        parts.joined(
            step("deals", "select id from _latest__links join _latest__people using (id)"));

    assertThat(RawTablesRead.of(joined.text()))
        .containsExactlyInAnyOrder("deal_company", "deal_contact");
    assertThat(joined.text()).contains("from _links group by", "from _people group by");
  }

  @Test
  void shouldNameThePartThatARuleIsToReadAndThatIsMissing() {
    refuses(
        parts(step("_meanings", "select * from _latest__link"), step("_latest", "from _rows")),
        "'_link'");
  }

  @Test
  void shouldRefuseAPartThatReadsItself() {
    refuses(
        parts(step("_meanings", "select * from _stages"), step("_stages", "from _meanings")),
        "reads itself",
        "_meanings");
  }

  @Test
  void shouldNameTheNearestPartOfAMisspeltOne() {
    refuses(parts(step("_meaning", "select 1")), "'_meanings'", "Did you mean '_meaning'?");
  }

  private static void refuses(MappingParts parts, String... words) {
    assertThatThrownBy(() -> parts.joined(DEALS))
        .isInstanceOf(OperatorError.class)
        .hasMessageContainingAll(words);
  }

  private static MappingParts parts(SqlStep... steps) {
    Map<String, SqlStep> named =
        Arrays.stream(steps).collect(Collectors.toMap(SqlStep::name, Function.identity()));
    return new MappingParts(named);
  }

  private static SqlStep step(String name, String text) {
    return new SqlStep(name, text);
  }
}
