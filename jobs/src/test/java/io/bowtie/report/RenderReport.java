package io.bowtie.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the fixture's pages to a folder, to be looked at: the folder is the one argument. */
final class RenderReport {
  private RenderReport() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, byte[]> file : ReportTest.files(ReportFixture.night()).entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
