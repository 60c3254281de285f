package io.bowtie.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.gold.Night;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern HEADING = Pattern.compile("<h([1-6])[ >]");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  static SortedMap<String, byte[]> files(Night night) {
    return Report.files(
        night,
        ModelCards.of(night, ReportFixture.contexts()),
        ReportFixture.settings(Path.of("unused")),
        ReportFixture.contexts(),
        GovernanceFixture.boundary(),
        ReportFixture.notComputed(),
        "run-1");
  }

  private static Map<String, String> pages(Night night) {
    Map<String, String> pages = new TreeMap<>();
    files(night)
        .forEach(
            (file, bytes) -> {
              if (file.endsWith(".html")) {
                pages.put(file, new String(bytes, UTF_8));
              }
            });
    return pages;
  }

  @Test
  void shouldWriteAPageForEachQuestionAndACardForEachVersionShown() {
    assertThat(files(ReportFixture.night()).keySet())
        .containsExactly(
            "assets/echarts.min.js",
            "assets/report.css",
            "assets/report.js",
            "card-churn-churn-2026-06-28.html",
            "card-churn-churn-2026-06-28/model_card.json",
            "card-churn-churn-2026-06-28/model_card.md",
            "card-churn-churn-2026-06-28/model_record.json",
            "card-deal-deal-2026-05-31.html",
            "card-deal-deal-2026-05-31/model_card.json",
            "card-deal-deal-2026-05-31/model_card.md",
            "card-deal-deal-2026-05-31/model_record.json",
            "card-deal-deal-2026-06-28.html",
            "card-deal-deal-2026-06-28/model_card.json",
            "card-deal-deal-2026-06-28/model_card.md",
            "card-deal-deal-2026-06-28/model_record.json",
            "card-lead-lead-2026-06-28.html",
            "card-lead-lead-2026-06-28/model_card.json",
            "card-lead-lead-2026-06-28/model_card.md",
            "card-lead-lead-2026-06-28/model_record.json",
            "drift.html",
            "evidence-churn.html",
            "evidence-deal.html",
            "evidence-lead.html",
            "index.html",
            "leakage.html",
            "pipeline.html",
            "quality.html",
            "review-churn.html",
            "review-deal.html",
            "review-lead.html",
            "thresholds.html",
            "training.html");
  }

  @Test
  void shouldLoadNothingFromTheNetwork() {
    pages(ReportFixture.night())
        .forEach(
            (file, html) ->
                assertThat(html).as(file).doesNotContain("http://", "https://", "src=\"//"));
  }

  @Test
  void shouldLinkOnlyToFilesAndAnchorsThatExist() {
    SortedMap<String, byte[]> files = files(ReportFixture.night());
    pages(ReportFixture.night())
        .forEach(
            (file, html) -> {
              Set<String> anchors = new HashSet<>(found(ID, html));
              for (String link : found(LINK, html)) {
                boolean isThere =
                    link.equals("data:,")
                        || (link.startsWith("#")
                            ? anchors.contains(link.substring(1))
                            : files.containsKey(link));
                assertThat(isThere).as(file + " links to " + link).isTrue();
              }
            });
  }

  @Test
  void shouldSkipNoHeadingAndHeadEveryTable() {
    pages(ReportFixture.night())
        .forEach(
            (file, html) -> {
              int before = 0;
              for (String level : found(HEADING, html)) {
                int now = Integer.parseInt(level);
                assertThat(now).as(file + " after h" + before).isLessThanOrEqualTo(before + 1);
                before = now;
              }
              assertThat(count(html, "<caption>")).as(file).isEqualTo(count(html, "<table"));
              assertThat(count(html, "<thead>")).as(file).isEqualTo(count(html, "<table"));
            });
  }

  @Test
  void shouldGiveEveryElementItsOwnId() {
    pages(ReportFixture.night())
        .forEach((file, html) -> assertThat(found(ID, html)).as(file).doesNotHaveDuplicates());
  }

  @Test
  void shouldLetNoNameBecomeMarkup() {
    Map<String, String> pages = pages(ReportFixture.night(ReportFixture.HOSTILE));
    pages.forEach((file, html) -> assertThat(html).as(file).doesNotContain("<script>alert"));
    assertThat(pages.get("index.html")).contains("&lt;script&gt;alert");
    assertThat(pages.get("evidence-deal.html")).contains("\\u003cscript\\u003ealert");
  }

  @Test
  void shouldPutATableBesideEveryChart() {
    pages(ReportFixture.night())
        .forEach(
            (file, html) ->
                assertThat(count(html, "data-chart="))
                    .as(file)
                    .isEqualTo(count(html, "\"numbers\"")));
  }

  @Test
  void shouldWriteTheSameBytesTwice() {
    SortedMap<String, byte[]> once = files(ReportFixture.night());
    SortedMap<String, byte[]> again = files(ReportFixture.night());
    assertThat(again.keySet()).isEqualTo(once.keySet());
    once.forEach((file, bytes) -> assertThat(again.get(file)).as(file).isEqualTo(bytes));
  }

  @Test
  void shouldNameTheRunOnTheFirstPageAlone() {
    pages(ReportFixture.night())
        .forEach(
            (file, html) ->
                assertThat(html.contains("run-1")).as(file).isEqualTo(file.equals("index.html")));
  }

  private static List<String> found(Pattern pattern, String html) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(html);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static int count(String html, String part) {
    return html.split(Pattern.quote(part), -1).length - 1;
  }
}
