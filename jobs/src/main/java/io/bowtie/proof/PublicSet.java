package io.bowtie.proof;

import io.bowtie.contract.AsOf;
import java.util.List;

/** A published set that an example reads, with what is to be reached on it. */
enum PublicSet {
  BANK_MARKETING(
      "uci-bank-marketing",
      "2010-11-24",
      "lead",
      "columns known before the call; in the order of the calls, the last 8,239 as test",
      List.of(
          new Target("auc_roc", 0.68),
          new Target("auc_pr", 0.51),
          new Target("lift_top_fifth", 1.8))),
  TELCO_CHURN(
      "ibm-telco-churn",
      "2024-09-30",
      "churn",
      "the customer's contract and services; grouped folds, for the set knows no time",
      List.of(new Target("auc_roc", 0.85))),
  SALES_WIN_LOSS(
      "ibm-sales-win-loss",
      "2024-01-03",
      "deal",
      "columns known when the deal is created; grouped folds, for the set knows no time",
      List.of(new Target("auc_roc", 0.80))),
  X_EDUCATION(
      "xeducation-leads",
      "2026-06-30",
      "lead",
      "columns known when the lead is created; in the order of lead numbers, rolling origins",
      List.of(new Target("auc_roc", 0.865))),
  MAVEN(
      "maven-crm-sales",
      "2017-12-31",
      "deal",
      "what is known of an open deal, week by week; rolling origins; the gate has to refuse",
      List.of());

  private final String example;
  private final String night;
  private final String useCase;
  private final String columnsAndSplit;
  private final List<Target> targets;

  PublicSet(
      String example, String night, String useCase, String columnsAndSplit, List<Target> targets) {
    this.example = example;
    this.night = night;
    this.useCase = useCase;
    this.columnsAndSplit = columnsAndSplit;
    this.targets = List.copyOf(targets);
  }

  /** A metric and what it has to reach. */
  record Target(String metric, double least) {}

  /** The example's folder below {@code conf/examples}. */
  String example() {
    return example;
  }

  AsOf night() {
    return AsOf.parse(night);
  }

  String useCase() {
    return useCase;
  }

  String columnsAndSplit() {
    return columnsAndSplit;
  }

  List<Target> targets() {
    return targets;
  }
}
