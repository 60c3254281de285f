package io.bowtie.generate;

/** How a raw file is written. */
public enum RawFormat {
  /** Comma separated with a header line; quotes where needed. */
  CSV("csv"),
  /** One JSON object a line. */
  JSON("json");

  private final String extension;

  RawFormat(String extension) {
    this.extension = extension;
  }

  /** The end of the file's name, without the dot. */
  public String extension() {
    return extension;
  }
}
