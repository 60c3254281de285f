package io.bowtie.report;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the operator has set for pages.
 *
 * @param company whose numbers they are
 * @param currency ISO 4217 code of the amounts
 * @param folder where reports go, a folder a night
 */
public record ReportSettings(String company, String currency, Path folder) {

  public ReportSettings {
    Objects.requireNonNull(company);
    Objects.requireNonNull(currency);
    Objects.requireNonNull(folder);
  }
}
