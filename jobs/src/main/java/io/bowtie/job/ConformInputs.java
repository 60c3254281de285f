package io.bowtie.job;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.bronze.SeenRows;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.source.RawInput;
import io.bowtie.store.TableStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What mappings read in one night.
 *
 * @param delivered per source, its raw tables that have rows
 * @param ledgers per source, the files that the night sees
 */
record ConformInputs(
    Map<String, Map<String, RawInput>> delivered, Map<String, FileLedger> ledgers) {

  static ConformInputs read(TableStore store, List<SourceConf> sources, AsOf asOf) {
    FileLedger all = FileLedger.read(store);
    Map<String, Map<String, RawInput>> delivered = new LinkedHashMap<>();
    Map<String, FileLedger> ledgers = new LinkedHashMap<>();
    for (SourceConf source : sources) {
      Map<String, RawInput> tables = new TreeMap<>();
      List<LedgerEntry> seen = new ArrayList<>();
      for (String name : source.tables().keySet()) {
        RawTable table = new RawTable(source.name(), name);
        LocalDate until = all.of(table).visibleUntil(source.landed(name), asOf);
        FileLedger landed = all.of(table).landedBy(until);
        FileLedger visible = landed.standing();
        if (visible.rows() > 0) {
          Dataset<Row> stored = store.readRaw(table.qualifiedName()).orElseThrow();
          tables.put(name, SeenRows.of(stored, source, landed, until));
          seen.addAll(visible.entries());
        }
      }
      delivered.put(source.name(), tables);
      ledgers.put(source.name(), new FileLedger(seen));
    }
    return new ConformInputs(delivered, ledgers);
  }
}
