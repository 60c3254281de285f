package io.bowtie.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a report while they are gathered, in memory: some twenty pages and three assets. */
final class Pages {
  private static final String ASSETS = "assets/";

  private static final List<String> ASSET_FILES =
      List.of("report.css", "report.js", "echarts.min.js");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.bowtie.report.templates");

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /** Renders a page with its template. */
  void add(String file, String template, Object page) {
    StringOutput html = new StringOutput();
    templates.render(template, page, html);
    add(file, html.toString());
  }

  void add(String file, String text) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Styles, script and chart library beside the pages. */
  void addAssets() {
    ASSET_FILES.forEach(name -> files.put(ASSETS + name, asset(name)));
  }

  Map<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  private static byte[] asset(String name) {
    try (InputStream stream = Pages.class.getResourceAsStream("/report/assets/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the build left out the asset " + name);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
