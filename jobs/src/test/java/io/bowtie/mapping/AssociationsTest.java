package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rule of every table that links records: the newest state of each link first, then deleted
 * ones away, then primary before secondary, then the latest landing, then the lowest id; and each
 * version with what had landed by its time. All records land on 2026-06-01 and were modified on
 * 2026-05-02.
 */
@ExtendWith(SparkSupport.class)
class AssociationsTest {
  private static final String FIRST = MappedSource.LANDED;
  private static final String SECOND = "2026-06-10";
  private static final String THIRD = "2026-06-20";
  private static final boolean PRIMARY = true;

  /**
   * What lands of one record's links, and with what it is linked from when on.
   *
   * @param expected from the record's own time on, and from later days on
   * @param landed what lands
   */
  private record Story(String name, String expected, List<Link> landed) {
    Story(String name, String expected, Link... landed) {
      this(name, expected, List.of(landed));
    }
  }

  private record Link(String day, String id, boolean isPrimary, boolean isDeleted) {}

  private static final List<Story> STORIES =
      List.of(
          new Story("linked once", "21", on(FIRST, "21")),
          new Story("linked after the record had landed", "-, 2026-06-10 21", on(SECOND, "21")),
          new Story("taken away", "21, 2026-06-10 -", on(FIRST, "21"), off(SECOND, "21")),
          new Story(
              "taken away and linked again",
              "21, 2026-06-10 -, 2026-06-20 21",
              on(FIRST, "21"),
              off(SECOND, "21"),
              on(THIRD, "21")),
          new Story(
              "moved", "21, 2026-06-10 22", on(FIRST, "21"), off(SECOND, "21"), on(SECOND, "22")),
          new Story("one gone and one there at once", "22", off(FIRST, "21"), on(FIRST, "22")),
          new Story("two at once", "21", on(FIRST, "22"), on(FIRST, "21")),
          new Story("a higher id later", "21, 2026-06-10 22", on(FIRST, "21"), on(SECOND, "22")),
          new Story("a lower id later", "22, 2026-06-10 21", on(FIRST, "22"), on(SECOND, "21")),
          new Story(
              "the later one taken away",
              "21, 2026-06-10 22, 2026-06-20 21",
              on(FIRST, "21"),
              on(SECOND, "22"),
              off(THIRD, "22")),
          new Story("linked again unchanged", "21", on(FIRST, "21"), on(SECOND, "21")));

  /** Told only of tables that know a primary link. */
  private static final List<Story> PRIMARY_STORIES =
      List.of(
          new Story(
              "a secondary one after the primary", "21", primary(FIRST, "21"), on(SECOND, "22")),
          new Story("a primary one with a higher id", "22", on(FIRST, "21"), primary(FIRST, "22")),
          new Story(
              "the primary one taken away",
              "22, 2026-06-10 21",
              on(FIRST, "21"),
              primary(FIRST, "22"),
              new Link(SECOND, "22", PRIMARY, true)),
          new Story(
              "another primary one",
              "21, 2026-06-10 22",
              primary(FIRST, "21"),
              primary(SECOND, "22")));

  /** Kinds of records with their tables of links, all with the same stories. */
  private enum Records {
    DEALS("hubspot", "deals", "deal_id", "5") {
      @Override
      void land(MappedSource source, List<String> ids) {
        source
            .table("deal_pipeline_stage", "stage_id,pipeline_id,label,display_order", "s,p,S,0")
            .table(
                "deal",
                lines(
                    "deal_id,deal_pipeline_id,deal_pipeline_stage_id,property_createdate,"
                        + "property_hs_lastmodifieddate",
                    ids,
                    "%s,p,s,2026-05-01,2026-05-02"));
      }

      @Override
      Map<String, String> columns() {
        return Map.of("account_id", "deal_company(deal_id,company_id,type_id)");
      }
    },
    TICKETS("hubspot", "tickets", "ticket_id", "26") {
      @Override
      void land(MappedSource source, List<String> ids) {
        source.table(
            "ticket",
            lines(
                "id,property_createdate,property_hs_lastmodifieddate",
                ids,
                "%s,2026-05-02,2026-05-02"));
      }

      @Override
      Map<String, String> columns() {
        return Map.of(
            "account_id", "ticket_company(ticket_id,company_id,type_id)",
            "contact_id", "ticket_contact(ticket_id,contact_id,type_id)");
      }
    },
    ACTIVITIES("hubspot", "activities", "activity_id", "") {
      @Override
      void land(MappedSource source, List<String> ids) {
        source
            .table("engagement", lines("id,type", ids, "%s,CALL"))
            .table(
                "engagement_call",
                lines("engagement_id,property_hs_timestamp", ids, "%s,2026-05-02"));
      }

      @Override
      Map<String, String> columns() {
        return Map.of(
            "account_id", "engagement_company(engagement_id,company_id,type_id)",
            "deal_id", "engagement_deal(engagement_id,deal_id,type_id)",
            "contact_id", "engagement_contact(engagement_id,contact_id,type_id)");
      }
    },
    OWNERS("hubspot", "owners", "owner_id", "") {
      @Override
      void land(MappedSource source, List<String> ids) {
        source
            .table("team", "id,name", "21,21", "22,22")
            .table(
                "owner", lines("owner_id,email,updated_at", ids, "%s,ann@example.com,2026-05-02"));
      }

      @Override
      Map<String, String> columns() {
        return Map.of("team", "owner_team(owner_id,team_id,is_team_primary)");
      }
    },
    ORGANIZATIONS("zendesk", "source_accounts", "source_account_id", "") {
      @Override
      void land(MappedSource source, List<String> ids) {
        source.table("organization", lines("id,name,updated_at", ids, "%s,Acme,2026-05-02"));
      }

      @Override
      Map<String, String> columns() {
        return Map.of("domain", "domain_name(organization_id,domain_name,unread)");
      }
    };

    private final String set;
    private final String entity;
    private final String id;
    private final String primaryLabel;

    Records(String set, String entity, String id, String primaryLabel) {
      this.set = set;
      this.entity = entity;
      this.id = id;
      this.primaryLabel = primaryLabel;
    }

    abstract void land(MappedSource source, List<String> ids);

    /** The entity's columns, each with the raw table of record, linked id and label. */
    abstract Map<String, String> columns();

    /** The stories that a raw table tells: contacts have no primary link. */
    private List<Story> stories(String column) {
      return primaryLabel.isEmpty() || column.equals("contact_id")
          ? STORIES
          : Stream.of(STORIES, PRIMARY_STORIES).flatMap(List::stream).toList();
    }

    private MappedSource source(SparkSession spark, Function<String, List<Story>> stories) {
      MappedSource source = MappedSource.of(spark, set);
      int count = columns().keySet().stream().map(stories).mapToInt(List::size).max().orElseThrow();
      land(source, IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
      columns()
          .forEach(
              (column, table) -> {
                for (String day : List.of(FIRST, SECOND, THIRD)) {
                  source.landing(
                      day,
                      table.substring(0, table.indexOf('(')),
                      lines(
                          table.substring(table.indexOf('(') + 1, table.length() - 1)
                              + ",_fivetran_deleted",
                          rows(stories.apply(column), day)));
                }
              });
      return source;
    }

    private List<String> rows(List<Story> stories, String day) {
      List<String> rows = new ArrayList<>();
      for (int number = 0; number < stories.size(); number++) {
        for (Link link : stories.get(number).landed()) {
          if (link.day().equals(day)) {
            String label = this == OWNERS ? "true" : link.isPrimary() ? primaryLabel : "";
            rows.add(String.join(",", "" + (number + 1), link.id(), label, "" + link.isDeleted()));
          }
        }
      }
      return rows;
    }
  }

  private final SparkSession spark;

  AssociationsTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeOfEachTableWhatStoodAtTheTimeOfTheVersion(Records records) {
    MappedEntity mapped = records.source(spark, records::stories).entity(records.entity).isSound();

    for (String column : records.columns().keySet()) {
      List<String> told = mapped.lines(records.id, "recorded_at", column);
      List<Story> stories = records.stories(column);
      for (int number = 0; number < stories.size(); number++) {
        String start = (number + 1) + " | ";
        assertThat(
                told.stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .map(line -> line.replace(" 00:00:00 | ", " "))
                    .map(line -> line.replace("2026-05-02 ", "")))
            .as(column + " of " + records + ": " + stories.get(number).name())
            .containsExactly(stories.get(number).expected().split(", "));
      }
    }
  }

  @Test
  void shouldEndALinkWithTheFirstSnapshotThatLacksIt() {
    MappedSource source =
        Records.DEALS
            .source(
                spark,
                column ->
                    List.of(
                        new Story("lost", "", on(FIRST, "21"), on(SECOND, "21")),
                        new Story("kept", "", on(FIRST, "21"), on(SECOND, "21"), on(THIRD, "21")),
                        new Story(
                            "swapped", "", on(FIRST, "22"), on(SECOND, "21"), on(THIRD, "21")),
                        new Story("back", "", on(FIRST, "21"), on(THIRD, "21"))))
            .asSnapshots();

    assertThat(source.entity("deals").isSound().lines("deal_id", "recorded_at", "account_id"))
        .containsExactly(
            "1 | 2026-05-02 00:00:00 | 21",
            "1 | 2026-06-20 00:00:00 | -",
            "2 | 2026-05-02 00:00:00 | 21",
            "3 | 2026-05-02 00:00:00 | 22",
            "3 | 2026-06-10 00:00:00 | 21",
            "4 | 2026-05-02 00:00:00 | 21",
            "4 | 2026-06-10 00:00:00 | -",
            "4 | 2026-06-20 00:00:00 | 21");
  }

  @Test
  void shouldRenameAStageFromTheDayOnWhichTheNewNameLanded() {
    MappedSource source = Records.DEALS.source(spark, column -> STORIES.subList(0, 1));
    source
        .landing(
            SECOND, "deal_pipeline_stage", "stage_id,pipeline_id,label,display_order", "s,p,New,0")
        .table("deal_pipeline", "pipeline_id,label", "p,Sales")
        .landing(THIRD, "deal_pipeline", "pipeline_id,label", "p,Sold")
        .table(
            "deal_property_history",
            "deal_id,name,timestamp,value",
            "1,dealstage,2026-05-01 10:00:00,s");

    assertThat(source.entity("deals").isSound().lines("recorded_at", "stage", "pipeline"))
        .containsExactly(
            "2026-05-01 10:00:00 | S | Sales",
            "2026-05-02 00:00:00 | S | Sales",
            "2026-06-10 00:00:00 | New | Sales",
            "2026-06-20 00:00:00 | New | Sold");
  }

  @Test
  void shouldCallARecordMergedFromTheDayOnWhichThatLanded() {
    String header = "id,property_name,property_hs_lastmodifieddate,property_hs_merged_object_ids";
    MappedSource companies =
        MappedSource.of(spark, "hubspot")
            .table(
                "company",
                header,
                "1,Kept,2026-05-02,3",
                "2,Merged later,2026-05-02,",
                "3,Merged before,2026-05-02,")
            .landing(SECOND, "company", header, "1,Kept,2026-06-09,3;2");

    assertThat(
            companies
                .entity("accounts")
                .isSound()
                .lines("account_id", "recorded_at", "merged_into_id"))
        .containsExactly(
            "1 | 2026-05-02 00:00:00 | -",
            "1 | 2026-06-09 00:00:00 | -",
            "2 | 2026-05-02 00:00:00 | -",
            "2 | 2026-06-10 00:00:00 | 1",
            "3 | 2026-05-02 00:00:00 | 1");
  }

  @Test
  void shouldKeepAContactInADealAsLongAsOneLabelIsLeft() {
    String links = "deal_id,contact_id,type_id,_fivetran_deleted,_fivetran_synced";
    String people = "id,property_hs_buying_role";
    MappedSource source =
        MappedSource.of(spark, "hubspot")
            .table(
                "deal_contact",
                links,
                "1,7,3,false,2026-06-01 01:00:00",
                "1,7,9,false,2026-06-01 01:00:00")
            .landing(SECOND, "deal_contact", links, "1,7,9,true,2026-06-10 01:00:00")
            .landing(THIRD, "deal_contact", links, "1,7,3,true,2026-06-20 01:00:00")
            .table("contact", people, "7,CHAMPION")
            .landing("2026-06-15", "contact", people, "7,BUDGET_HOLDER");

    assertThat(
            source
                .entity("deal_contacts")
                .isSound()
                .lines("recorded_at", "buying_role", "is_deleted"))
        .containsExactly(
            "2026-06-01 01:00:00 | champion | false",
            "2026-06-10 01:00:00 | champion | false",
            "2026-06-15 00:00:00 | economic_buyer | false",
            "2026-06-20 01:00:00 | economic_buyer | true");
  }

  private static Link on(String day, String id) {
    return new Link(day, id, false, false);
  }

  private static Link off(String day, String id) {
    return new Link(day, id, false, true);
  }

  private static Link primary(String day, String id) {
    return new Link(day, id, PRIMARY, false);
  }

  private static String[] lines(String header, List<String> rows) {
    return Stream.concat(Stream.of(header), rows.stream()).toArray(String[]::new);
  }

  private static String[] lines(String header, List<String> ids, String row) {
    return lines(header, ids.stream().map(id -> row.replace("%s", id)).toList());
  }
}
