package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.generate.Company;
import io.bowtie.generate.CompanyFiles;
import io.bowtie.generate.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated company in a folder of its own, under the demo's conf. */
final class DemoCompany {
  private static final Path DEMO = Path.of("..", "conf", "examples", "demo").toAbsolutePath();

  private DemoCompany() {}

  /**
   * Writes the company's files.
   *
   * @param more lines of conf that come after the demo's
   */
  static BowtieConf in(Path folder, Settings settings, String more) throws IOException {
    CompanyFiles.write(Company.generate(settings), folder.resolve("data"));
    String demo =
        (Files.readString(DEMO.resolve("bowtie.conf"))
                + Files.readString(DEMO.resolve("governance.conf")))
            .replace("include \"governance.conf\"", "")
            .replace("../../../demo/data", folder.resolve("data").toString())
            .replace("\"mappings/", "\"" + DEMO.resolve("mappings") + "/")
            .replace("../../../demo/", folder + "/");
    Path conf = folder.resolve("bowtie.conf");
    Files.writeString(conf, demo + System.lineSeparator() + more);
    return ConfLoader.load(conf);
  }
}
