package io.bowtie.proof;

import java.util.List;

/**
 * All that was found so far.
 *
 * @param planted of companies with effects and leaks
 * @param without of companies without signal
 * @param fresh true AUCs of the planted companies' models
 * @param sets of published sets
 * @param messy of messy companies
 * @param drifting of drifting companies
 */
record Evidence(
    List<ProofResult> planted,
    List<ProofResult> without,
    List<TrueAuc> fresh,
    List<PublicResult> sets,
    List<MessyResult> messy,
    List<DriftResult> drifting) {
  static final String PUBLIC = "public-";
  static final String DRIFT = "drift-";
  static final String TRUE_AUC = "true-auc-";

  Evidence {
    planted = List.copyOf(planted);
    without = List.copyOf(without);
    fresh = List.copyOf(fresh);
    sets = List.copyOf(sets);
    messy = List.copyOf(messy);
    drifting = List.copyOf(drifting);
  }

  static Evidence in(ProofFiles files) {
    return new Evidence(
        files.all(ProofKind.PLANTED.word(), ProofResult.class),
        files.all(ProofKind.WITHOUT_SIGNAL.word(), ProofResult.class),
        files.all(TRUE_AUC, TrueAuc.class),
        files.all(PUBLIC, PublicResult.class),
        files.all(ProofKind.MESSY.word(), MessyResult.class),
        files.all(DRIFT, DriftResult.class));
  }
}
