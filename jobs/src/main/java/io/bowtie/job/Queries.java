package io.bowtie.job;

import io.bowtie.query.Query;
import io.bowtie.query.QueryFormat;
import io.bowtie.query.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Asks a warehouse. */
public final class Queries {
  private Queries() {}

  /**
   * Answers one SQL query over the warehouse's tables by name.
   *
   * @return a remark for the person beside the answer
   * @throws io.bowtie.contract.OperatorError of usage when it is no query, or names no table
   */
  public static Optional<String> answer(
      Workspace workspace, String text, QueryFormat format, PrintWriter out) {
    List<Table> tables =
        workspace.store().tableNames().stream()
            .map(name -> new Table(name, workspace.store().location(name)))
            .toList();
    return Query.of(workspace.spark(), text).answer(tables, format, out);
  }
}
