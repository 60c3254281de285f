package io.bowtie.proof;

import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Student;
import io.bowtie.proof.ProofResult.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the models of all planted companies found of one planted effect.
 *
 * @param useCase lead or deal
 * @param found one a company whose model has the feature
 */
record EffectOverSeeds(String useCase, List<Found> found) {

  EffectOverSeeds {
    found = List.copyOf(found);
  }

  /** Every effect that some model could find, in the order of the claims. */
  static List<EffectOverSeeds> of(List<ProofResult> companies) {
    List<EffectOverSeeds> effects = new ArrayList<>();
    for (String useCase : List.of("lead", "deal")) {
      Map<String, List<Found>> byWords = new LinkedHashMap<>();
      Claim.of(useCase).forEach(claim -> byWords.put(claim.words(), new ArrayList<>()));
      companies.stream()
          .flatMap(company -> company.useCases().stream())
          .filter(each -> each.useCase().equals(useCase))
          .flatMap(each -> each.effects().stream())
          .forEach(one -> byWords.computeIfAbsent(one.words(), key -> new ArrayList<>()).add(one));
      byWords.values().stream()
          .filter(all -> !all.isEmpty())
          .forEach(all -> effects.add(new EffectOverSeeds(useCase, all)));
    }
    return effects;
  }

  /** The effect as planted, with the mean of what was found. */
  Found mean() {
    Found first = found.get(0);
    return new Found(
        first.words(),
        first.isLevel(),
        first.planted(),
        found.stream().mapToDouble(Found::found).average().orElseThrow());
  }

  /** Of the mean, were companies drawn anew; empty for one company. */
  Optional<Interval> interval() {
    return Student.interval(found.stream().map(Found::found).toList());
  }

  /** Companies of which the model found it with its sign. */
  long withItsSign() {
    return found.stream().filter(Found::hasItsSign).count();
  }
}
