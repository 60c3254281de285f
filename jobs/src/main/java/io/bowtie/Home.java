package io.bowtie;

import java.nio.file.Path;

/** The folder that Bowtie was unpacked or built in, as the launcher says. */
final class Home {
  private static final String PROPERTY = "bowtie.home";

  private Home() {}

  /** The folder; the working directory where no launcher named one. */
  static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
  }

  /** The demo company's configuration. */
  static Path demoConf() {
    return folder().resolve("conf/examples/demo/bowtie.conf");
  }
}
