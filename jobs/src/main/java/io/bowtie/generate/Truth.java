package io.bowtie.generate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is true of a generated company, for whoever checks that it is found.
 *
 * @param settings what it was made from
 * @param effects what moves outcomes; none in a company without effects
 * @param baseRates realised rates by name, each 0 to 1
 * @param tables counts by system and table, such as {@code crm.opportunity}
 */
public record Truth(
    Settings settings,
    List<Effect> effects,
    Map<String, Double> baseRates,
    Map<String, Table> tables) {

  public Truth {
    effects = List.copyOf(effects);
    baseRates = new TreeMap<>(baseRates);
    tables = new TreeMap<>(tables);
  }

  /**
   * Counts of one raw table.
   *
   * @param keys records, whatever their versions
   * @param rows lines in the files, duplicates included
   * @param defects how often each kind occurs; of those that stay with a record, each record once
   */
  public record Table(long keys, long rows, Map<String, Integer> defects) {

    public Table {
      defects = new TreeMap<>(defects);
    }
  }
}
