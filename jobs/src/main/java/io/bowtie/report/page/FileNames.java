package io.bowtie.report.page;

/** File names from names: what a file system or a link could misread becomes a dash. */
final class FileNames {
  private FileNames() {}

  static String of(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.]+", "");
  }
}
