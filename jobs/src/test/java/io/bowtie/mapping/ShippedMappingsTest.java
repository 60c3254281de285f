package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every set of mappings that comes with Bowtie, over published files: what every mapping must pass,
 * and the page that tells rows in, out and set aside. {@code -Dbowtie.write-docs=true} writes the
 * page instead of comparing it.
 */
@ExtendWith(SparkSupport.class)
class ShippedMappingsTest {
  private static final Path DATA = Shared.place("data");
  private static final Path PAGE = Path.of("..", "docs", "generated", "mappings.md");

  /** Entities of which every row is set aside: the published deals name no stage. */
  private static final Set<String> LOST = Set.of("hubspot deals");

  private static final List<Trying> SETS =
      List.of(
          new Trying(
              "salesforce",
              "fivetran-seeds/salesforce",
              "Salesforce, as a replication connector lands it"),
          new Trying(
              "salesforce",
              "salesforce-devorg",
              "Salesforce, exported from a developer's organisation by the Data Loader"),
          new Trying(
              "hubspot", "fivetran-seeds/hubspot", "HubSpot, as a replication connector lands it"),
          new Trying(
              "zendesk", "fivetran-seeds/zendesk", "Zendesk, as a replication connector lands it"),
          new Trying(
              "stripe", "fivetran-seeds/stripe", "Stripe, as a replication connector lands it"),
          new Trying("stripe-api", "stripe-fixtures", "Stripe, objects of its API"));

  private static final String HEAD =
      """
      # What the shipped mappings make of published files

      Written by `mvn test -Dtest=ShippedMappingsTest -Dbowtie.write-docs=true
      -Dsurefire.failIfNoSpecifiedTests=false` with the folder above `data` in `BOWTIE_SHARED`; the same test without the
      property compares it with a fresh run. For one set, and for mappings of your own:
      `./bowtie check-mapping salesforce --data DIR --format markdown`. `conf/README.md` explains the columns.

      The files are not part of the project. They are small and made for testing: many texts are hashed, and some
      tables are empty of what another one refers to, so that a row set aside here says something of the files.
      """;

  /**
   * A set over a folder.
   *
   * @param mapping the set
   * @param folder below the data
   * @param heading in the page
   */
  private record Trying(String mapping, String folder, String heading) {}

  @Test
  void shouldPassWhatEveryMappingMustPassAndTellWhatComesOut(
      SparkSession spark, @TempDir Path objects) throws IOException {
    Shared.asked("data");
    StringBuilder page = new StringBuilder(HEAD);
    for (Trying trying : SETS) {
      MappingReport report =
          CheckRequest.of(trying.mapping(), folder(trying, objects)).prepared().run(spark);
      assertThat(report.entities())
          .as(trying.heading())
          .isNotEmpty()
          .allSatisfy(
              entity -> {
                String name = trying.mapping() + " " + entity.entity();
                if (LOST.contains(name)) {
                  assertThat(entity.verdict()).as(name).isEqualTo("lost");
                } else {
                  assertThat(entity.verdict()).as(name).isIn("ok", "empty");
                }
              });
      page.append("\n## ").append(trying.heading()).append("\n\n`").append(trying.mapping());
      page.append("` over ").append(trying.folder()).append(", ").append(files(report));
      page.append(":\n\n");
      page.append(String.join("\n", new ReportText(new MarkdownTables()).rows(report)));
      page.append("\n");
    }
    if (Boolean.getBoolean("bowtie.write-docs")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  private static String files(MappingReport report) {
    long rows = report.tables().stream().mapToLong(RawTableReport::rows).sum();
    return report.tables().size() + " raw tables with " + rows + " rows";
  }

  /** The API's objects lie in one file, by kind. */
  private static Path folder(Trying trying, Path objects) throws IOException {
    Path folder = DATA.resolve(trying.folder());
    if (!trying.mapping().equals("stripe-api")) {
      return folder;
    }
    JsonNode resources =
        JsonMapper.builder()
            .build()
            .readTree(folder.resolve("fixtures3.json").toFile())
            .get("resources");
    for (String kind : List.of("customer", "subscription", "invoice")) {
      Files.writeString(objects.resolve(kind + ".json"), resources.get(kind).toString());
    }
    return objects;
  }
}
