package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Who the account is: firmographics as known on the day. */
final class FitFeatures {
  static final Feature SEGMENT =
      Feature.category(
          "segment",
          Family.FIT,
          History.VERSIONED,
          "The account is in segment %s",
          s -> s.account().flatMap(a -> a.text("segment")));
  static final Feature INDUSTRY =
      Feature.category(
          "industry",
          Family.FIT,
          History.VERSIONED,
          "The account is in industry %s",
          s -> s.account().flatMap(a -> a.text("industry")));
  static final Feature COUNTRY =
      Feature.category(
          "country",
          Family.FIT,
          History.VERSIONED,
          "The account is in %s",
          s -> s.account().flatMap(a -> a.text("country")));
  static final Feature REGION =
      Feature.category(
          "region",
          Family.FIT,
          History.VERSIONED,
          "The account belongs to region %s",
          s -> s.account().flatMap(a -> a.text("region")));
  static final Feature EMPLOYEE_COUNT =
      Feature.number(
          "employee_count",
          Family.FIT,
          Scale.LOG,
          "employees",
          History.VERSIONED,
          "The account has %s employees",
          s -> of(s.account(), "employee_count"));
  static final Feature ANNUAL_REVENUE_AMOUNT =
      Feature.number(
              "annual_revenue_amount",
              Family.FIT,
              Scale.LOG,
              "amount",
              History.VERSIONED,
              "The account turns over %s a year",
              s -> of(s.account(), "annual_revenue_amount"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature CUSTOMER_MRR_AMOUNT =
      Feature.number(
              "customer_mrr_amount",
              Family.FIT,
              Scale.LOG,
              "amount a month",
              History.VERSIONED,
              "The account pays %s a month already",
              s ->
                  s.account().isEmpty()
                      ? OptionalDouble.empty()
                      : s.money(Subscribed.of(s), "mrr_amount"))
          .counting("subscriptions")
          .showing(Sensitivity.CONFIDENTIAL);

  static final Feature ACCOUNT_AGE_DAYS =
      Feature.number(
          "account_age_days",
          Family.FIT,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The account has been known for %s days",
          s ->
              s.account()
                  .flatMap(a -> a.day("created_at"))
                  .map(s::daysSince)
                  .orElse(OptionalDouble.empty()));
  static final Feature IS_STRATEGIC =
      Feature.category(
          "is_strategic",
          Family.FIT,
          History.VERSIONED,
          "Whether the account is handled as strategic: %s",
          s -> s.account().flatMap(a -> a.flag("is_strategic")).map(is -> is ? "yes" : "no"));
  static final Feature ACCOUNT_CONTACTS_COUNT =
      Feature.number(
              "account_contacts_count",
              Family.FIT,
              Scale.LOG,
              "contacts",
              History.VERSIONED,
              "%s people are known at the account",
              s ->
                  s.account().isEmpty()
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(s.known().rows("contacts").size()))
          .counting("contacts");

  static final List<Feature> ALL =
      List.of(
          SEGMENT,
          INDUSTRY,
          COUNTRY,
          REGION,
          EMPLOYEE_COUNT,
          ANNUAL_REVENUE_AMOUNT,
          CUSTOMER_MRR_AMOUNT,
          ACCOUNT_AGE_DAYS,
          IS_STRATEGIC,
          ACCOUNT_CONTACTS_COUNT);

  private FitFeatures() {}

  private static OptionalDouble of(Optional<Fact> fact, String column) {
    return fact.map(row -> row.number(column)).orElse(OptionalDouble.empty());
  }
}
