package io.bowtie.doctor;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Set;

/**
 * All that was found of a company, to be judged.
 *
 * @param conf what the operator has set
 * @param isCurrencyDeclared whether the conf file itself names the reporting currency
 * @param asOf the night
 * @param sources in the order of the conf
 * @param mappings of all sources
 * @param currencies of amounts in the rows that were looked at, in upper case
 * @param outcomes that silver knows already; none before a first conform
 */
public record Found(
    BowtieConf conf,
    boolean isCurrencyDeclared,
    AsOf asOf,
    List<SourceFound> sources,
    List<MappingFound> mappings,
    Set<String> currencies,
    List<KnownOutcomes> outcomes) {

  public Found {
    sources = List.copyOf(sources);
    mappings = List.copyOf(mappings);
    currencies = Set.copyOf(currencies);
    outcomes = List.copyOf(outcomes);
  }
}
