package io.bowtie.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.generate.CustomerCases.CustomerCase;
import io.bowtie.generate.DealCases.DealCase;
import io.bowtie.generate.LeadCases.LeadCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Effects as an analyst would see them: shares of the raw tables' cases, with a trait and without.
 */
class EffectTest {
  private static final Set<String> SENIOR =
      Set.of(
          "VP Sales",
          "VP Operations",
          "Vice President Finance",
          "Chief Operating Officer",
          "CTO",
          "Chief Revenue Officer");

  /** Chance alone exceeds this once in 740 comparisons. */
  private static final double NOISE = 3.2;

  @Test
  void shouldShowEachPlantedEffectWithItsSign() {
    Map<String, Double> seen = differences(Company.generate(Settings.demo()));

    seen.forEach(
        (trait, errors) ->
            assertThat(trait.endsWith(" up") ? errors : -errors).as(trait).isGreaterThan(2.0));
  }

  @Test
  void shouldShowNothingButNoiseWithoutEffects() {
    Map<String, Double> seen =
        differences(Company.generate(Settings.demo().withEffects(Effects.NONE)));

    seen.forEach((trait, errors) -> assertThat(errors).as(trait).isBetween(-NOISE, NOISE));
  }

  @Test
  void shouldKeepTheBaseRatesWithoutEffects() {
    Map<String, Double> planted =
        Company.generate(Settings.demo().withSize(0.5)).truth().baseRates();
    Map<String, Double> flat =
        Company.generate(Settings.demo().withSize(0.5).withEffects(Effects.NONE))
            .truth()
            .baseRates();

    assertThat(flat).containsOnlyKeys(planted.keySet());
    planted.forEach(
        (name, rate) -> assertThat(flat.get(name)).as(name).isBetween(rate * 0.7, rate * 1.4));
  }

  private static Map<String, Double> differences(Company company) {
    Map<String, Double> differences = new LinkedHashMap<>();
    leads(LeadCases.of(company), differences);
    deals(DealCases.of(company), differences);
    customers(CustomerCases.of(company), differences);
    return differences;
  }

  private static void leads(List<LeadCase> leads, Map<String, Double> seen) {
    seen.put("lead: referral up", lead(leads, x -> x.source().equals("Referral")));
    seen.put("lead: purchased list down", lead(leads, x -> x.source().equals("Purchased List")));
    seen.put("lead: many employees up", lead(leads, x -> x.employees() > 300));
    seen.put("lead: senior title up", lead(leads, x -> SENIOR.contains(x.title())));
    seen.put("lead: inbound in the first week up", lead(leads, x -> x.inbound() > 0));
  }

  private static void deals(List<DealCase> deals, Map<String, Double> seen) {
    seen.put("deal: referral up", deal(deals, x -> x.source().equals("Referral")));
    seen.put("deal: purchased list down", deal(deals, x -> x.source().equals("Purchased List")));
    seen.put("deal: enterprise down", deal(deals, x -> x.segment().equals("Enterprise")));
    seen.put("deal: discount up", deal(deals, x -> x.discount() > 0));
    seen.put("deal: pushed down", deal(deals, x -> x.pushes() > 0));
    seen.put("deal: two-way talks up", deal(deals, x -> x.twoWay() > 0));
    seen.put("deal: long in its stage down", deal(deals, x -> x.stageDays() > 27));
    seen.put("deal: many integrations up", deal(deals, x -> x.integrations() > 2));
  }

  private static void customers(List<CustomerCase> customers, Map<String, Double> seen) {
    seen.put("churn: falling use up", customer(customers, x -> x.useRatio() < 0.8));
    seen.put("churn: urgent tickets up", customer(customers, x -> x.urgent() > 1));
    seen.put("churn: overdue invoices up", customer(customers, x -> x.overdue() > 0));
    seen.put("churn: unused seats up", customer(customers, x -> x.usersPerSeat() < 0.5));
  }

  private static double lead(List<LeadCase> cases, Predicate<LeadCase> trait) {
    return Strata.of(cases, trait, LeadCase::converted).standardErrors();
  }

  private static double deal(List<DealCase> cases, Predicate<DealCase> trait) {
    return Strata.of(cases, trait, DealCase::won).standardErrors();
  }

  private static double customer(List<CustomerCase> cases, Predicate<CustomerCase> trait) {
    return Strata.of(cases, trait, CustomerCase::churned).standardErrors();
  }
}
