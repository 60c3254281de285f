package io.bowtie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.config.ConfLoader;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
  @TempDir private Path folder;

  @Test
  void shouldTakeAPlainWordForASetThatComesWithBowtie() throws IOException {
    assertThat(entities("salesforce", "user = \"u.csv\"")).containsExactly("owners");
  }

  @Test
  void shouldPreferAFolderBesideTheConfFile() throws IOException {
    write("salesforce/deals.sql", "select id as deal_id from opportunity");

    assertThat(entities("salesforce", "user = \"u.csv\"")).containsExactly("deals");
    assertThat(entities("./salesforce", "user = \"u.csv\"")).containsExactly("deals");
  }

  @Test
  void shouldKeepAMappingOfOnesOwnWhoseTableIsNotDeclared() throws IOException {
    write("mine/deals.sql", "select id as deal_id from opportunity");

    assertThat(entities("mine", "user = \"u.csv\"")).containsExactly("deals");
  }

  @Test
  void shouldNameTheNearestSetAndHowToNameAFolder() {
    refuses("salesfroce", "user = \"u.csv\"", "Did you mean 'salesforce'?", "\"mappings/crm\"");
  }

  @Test
  void shouldRefuseATableUnderAMisspeltName() {
    refuses("salesforce", "users = \"u.csv\"", "reads a table 'users'", "Did you mean 'user'?");
  }

  @Test
  void shouldRefuseASourceThatDeclaresNothingTheSetReads() {
    refuses("salesforce", "web_visits = \"v.csv\"", "declares no table", "web_visits", "user_role");
  }

  @Test
  void shouldCheckDirectivesBeforeANightBegins() throws IOException {
    write("mine/deals.sql", "-- optional: opportunity.nextstep\nselect next_step from opportunity");

    refuses("mine", "opportunity = \"o.csv\"", "nextstep", "deals.sql");
  }

  @Test
  void shouldComposeAMappingOfThePartsBesideIt() throws IOException {
    write("mine/deals.sql", "select id as deal_id from _open");
    write("mine/_open.sql", "select * from opportunity");

    assertThat(Mappings.of(source("mine", "opportunity = \"o.csv\"")))
        .singleElement()
        .satisfies(deals -> assertThat(deals.tables()).containsExactly("opportunity"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe", "stripe-api"})
  void shouldPriceBothShapesOfStripeByTheSameParts(String set) {
    for (String entity : List.of("subscriptions", "subscription_changes", "invoices")) {
      assertThat(RawTablesRead.of(ShippedMappings.of(set).get(entity).text()))
          .containsExactly("_stripe_" + entity);
    }
  }

  private void refuses(String mapping, String tables, String... words) {
    assertThatThrownBy(() -> entities(mapping, tables))
        .isInstanceOf(OperatorError.class)
        .hasMessageContainingAll(words)
        .extracting(error -> ((OperatorError) error).exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  private List<String> entities(String mapping, String tables) throws IOException {
    return Mappings.of(source(mapping, tables)).stream().map(Mapping::entity).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "pause-collection = counts,Did you mean 'paused-collection'?",
    "paused-collection = pays-noting,Did you mean 'pays-nothing'?"
  })
  void shouldRefuseAChoiceThatNoMappingLeaves(String choice, String remedy) throws IOException {
    write(
        "bowtie.conf",
        ("sources.billing { system = billing, format = json, location = raw, mapping = stripe-api,"
                + " tables { subscription = s }, mapping-options { %s } }")
            .formatted(choice));
    SourceConf source = ConfLoader.load(folder.resolve("bowtie.conf")).sources().get(0);

    assertThatThrownBy(() -> Mappings.of(source))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("sources.billing.mapping-options")
        .hasMessageContaining(remedy);
  }

  private SourceConf source(String mapping, String tables) throws IOException {
    write(
        "bowtie.conf",
        "sources.crm { system = crm, format = csv, location = raw, mapping = \"%s\", tables { %s } }"
            .formatted(mapping, tables));
    return ConfLoader.load(folder.resolve("bowtie.conf")).sources().get(0);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
