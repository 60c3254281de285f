package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.TableContract;
import io.bowtie.query.Query;
import io.bowtie.query.QueryFormat;
import io.bowtie.query.Table;
import io.bowtie.store.TableStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks a warehouse. */
public final class Queries {
  private Queries() {}

  /**
   * Answers one SQL query over the warehouse's tables by name. A table that is promised and was
   * never written has no rows.
   *
   * @return a remark for the person beside the answer
   * @throws io.bowtie.contract.OperatorError of usage when it is no query, or names no table
   */
  public static Optional<String> answer(
      Workspace workspace, String text, QueryFormat format, PrintWriter out) {
    return Query.of(workspace.spark(), text)
        .answer(tables(workspace.store(), workspace.conf()), format, out);
  }

  /** What can be asked for, by name. */
  static List<Table> tables(TableStore store, BowtieConf conf) {
    Map<String, TableContract> promised = new TreeMap<>();
    PromisedTables.of(conf).forEach(contract -> promised.put(contract.qualifiedName(), contract));
    Set<String> written = Set.copyOf(store.tableNames());
    Set<String> names = new TreeSet<>(promised.keySet());
    names.addAll(written);
    return names.stream()
        .map(
            name ->
                new Table(
                    name,
                    store.location(name),
                    written.contains(name),
                    Optional.ofNullable(promised.get(name))))
        .toList();
  }
}
