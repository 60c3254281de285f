package io.bowtie.proof;

import io.bowtie.generate.Effects;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is known of a proof company before anything looks at it. */
enum ProofKind {
  /** Outcomes follow known effects, and columns that know the outcome are offered to training. */
  PLANTED(Effects.PLANTED, 3),
  /** Outcomes follow nothing, and no column knows them. */
  WITHOUT_SIGNAL(Effects.NONE, 3),
  /** A company like the planted one, of which only the rows are wanted. */
  FRESH(Effects.PLANTED, 3),
  /** All systems of a company, of which it is known what went wrong in each. */
  MESSY(Effects.PLANTED, 1),
  /** Columns that change of late are offered to training, and such that do not. */
  DRIFTING(Effects.PLANTED, 1);

  private static final String CRM_ALONE =
      "sources { usage = null, support = null, billing = null }\n";

  /** Drift asks for a model, not for its evidence. */
  private static final String LEADS_IN_A_HURRY =
      "use-cases.deal.enabled = false\ntrain { origins = 2, resamples = 50 }\n";

  private final Effects effects;
  private final int landings;

  ProofKind(Effects effects, int landings) {
    this.effects = effects;
    this.landings = landings;
  }

  Effects effects() {
    return effects;
  }

  /** How many landings its files are cut into; the night that is looked at is that of the first. */
  int landings() {
    return landings;
  }

  boolean hasLeaks() {
    return this == PLANTED;
  }

  /** Columns that its mappings deliver beside those of the demo. */
  List<OwnColumn> columns() {
    return switch (this) {
      case PLANTED -> Arrays.stream(PlantedLeak.values()).map(PlantedLeak::offered).toList();
      case DRIFTING -> Arrays.stream(PlantedDrift.values()).map(PlantedDrift::offered).toList();
      case WITHOUT_SIGNAL, FRESH, MESSY -> List.of();
    };
  }

  /**
   * Lines of conf that it has beside those of every proof company; %1$s is its folder, %2$s the
   * demo's mappings.
   */
  String conf() {
    return switch (this) {
      case MESSY ->
          """
          sources {
            usage { location = "%1$s/data/usage", mapping = "%2$s/usage" }
            support { location = "%1$s/data/support", mapping = "%2$s/support" }
            billing { location = "%1$s/data/billing", mapping = "%2$s/billing" }
          }
          """;
      case DRIFTING -> CRM_ALONE + LEADS_IN_A_HURRY;
      case PLANTED, WITHOUT_SIGNAL, FRESH -> CRM_ALONE;
    };
  }

  /** As files are named. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
