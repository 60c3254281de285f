package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Who the lead is, as the lead itself says. */
final class LeadFitFeatures {
  static final Feature LEAD_INDUSTRY =
      Feature.category(
          "lead_industry",
          Family.FIT,
          History.VERSIONED,
          "The lead names industry %s",
          s -> s.self().flatMap(x -> x.text("industry")));
  static final Feature LEAD_COUNTRY =
      Feature.category(
          "lead_country",
          Family.FIT,
          History.VERSIONED,
          "The lead is in %s",
          s -> s.self().flatMap(x -> x.text("country")));
  static final Feature LEAD_TITLE =
      Feature.category(
              "lead_title",
              Family.FIT,
              History.VERSIONED,
              "The lead's title is %s",
              s -> s.self().flatMap(x -> x.text("title")))
          .showing(Sensitivity.ABOUT_A_PERSON);
  static final Feature LEAD_EMPLOYEE_COUNT =
      Feature.number(
          "lead_employee_count",
          Family.FIT,
          Scale.LOG,
          "employees",
          History.VERSIONED,
          "The lead's company has %s employees",
          s -> of(s.self(), "employee_count"));

  static final List<Feature> ALL =
      List.of(LEAD_INDUSTRY, LEAD_COUNTRY, LEAD_TITLE, LEAD_EMPLOYEE_COUNT);

  private LeadFitFeatures() {}

  private static OptionalDouble of(Optional<Fact> fact, String column) {
    return fact.map(row -> row.number(column)).orElse(OptionalDouble.empty());
  }
}
