package io.bowtie.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.report.NightPages.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightPagesTest {
  private static final AsOf FIRST = AsOf.parse("2026-06-29");
  private static final AsOf SECOND = AsOf.parse("2026-06-30");

  @TempDir private Path folder;
  private NightPages pages;

  @BeforeEach
  void begin() {
    pages = new NightPages(folder);
  }

  @Test
  void shouldLetPagesWaitUntilTheyAreShown() throws IOException {
    write(FIRST, "run-1", "one");

    assertThat(pages.waiting()).containsExactly(new Waiting(FIRST, "run-1"));
    assertThat(pages.isShown(FIRST)).isFalse();
    assertThat(names(folder)).containsExactly("unpublished");
    pages.pointToNewest(Set.of(FIRST));
    assertThat(folder.resolve("latest.html")).doesNotExist();

    pages.show(new Waiting(FIRST, "run-1"));
    pages.pointToNewest(Set.of(FIRST));

    assertThat(pages.waiting()).isEmpty();
    assertThat(names(folder)).containsExactly("2026-06-29", "latest.html");
    assertThat(folder.resolve("2026-06-29/index.html")).hasContent("one");
    assertThat(pages.isPointingToNewest()).isTrue();
  }

  @Test
  void shouldReplaceWhatWasShownAndWhatAKilledRunLeft() throws IOException {
    shown(FIRST, "run-1", "one");
    Files.createDirectories(folder.resolve("unpublished/2026-06-29/.run-2.writing/half"));
    Files.createDirectories(folder.resolve(".2026-06-29.former/half"));
    write(FIRST, "run-2", "given up");
    write(FIRST, "run-3", "former");
    write(FIRST, "run-3", "three");

    pages.show(new Waiting(FIRST, "run-3"));

    assertThat(folder.resolve("2026-06-29/index.html")).hasContent("three");
    assertThat(names(folder)).containsExactly("2026-06-29", "latest.html");
  }

  /** Killed when the former pages had left and the new ones had not come. */
  @Test
  void shouldShowPagesWhereAKilledRunHadBegunTo() throws IOException {
    shown(FIRST, "run-1", "one");
    write(FIRST, "run-2", "two");
    Files.move(folder.resolve("2026-06-29"), folder.resolve(".2026-06-29.former"));

    pages.show(new Waiting(FIRST, "run-2"));

    assertThat(folder.resolve("2026-06-29/index.html")).hasContent("two");
    assertThat(names(folder)).containsExactly("2026-06-29", "latest.html");
  }

  @Test
  void shouldLeadToTheNewestPublishedNightAlsoWhenAnOlderOneIsShownAgain() throws IOException {
    shown(SECOND, "run-2", "two");
    shown(FIRST, "run-3", "one");
    assertThat(folder.resolve("latest.html")).content().contains("url=2026-06-30/index.html");

    // As earlier versions left it, which showed pages before their night was published.
    pages.pointToNewest(Set.of(FIRST));
    assertThat(folder.resolve("latest.html")).content().contains("url=2026-06-29/index.html");
    assertThat(pages.isPointingToNewest()).isFalse();
  }

  private void shown(AsOf asOf, String run, String text) {
    write(asOf, run, text);
    pages.show(new Waiting(asOf, run));
    pages.pointToNewest(Set.of(FIRST, SECOND));
  }

  private void write(AsOf asOf, String run, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("index.html", text.getBytes(UTF_8));
    pages.write(asOf, run, files);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
