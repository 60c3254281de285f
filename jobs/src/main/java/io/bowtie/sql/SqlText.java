package io.bowtie.sql;

import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.apache.spark.sql.catalyst.trees.TreeNode;

/** Where a node of a plan stands in the text that it was parsed from. */
final class SqlText {
  private static final int LONGEST = 60;

  private SqlText() {}

  /** The node's own text; its name where Spark has made it up. */
  static String of(TreeNode<?> node) {
    Origin origin = node.origin();
    if (origin.sqlText().isDefined()
        && origin.startIndex().isDefined()
        && origin.stopIndex().isDefined()) {
      String text = origin.sqlText().get();
      int end = Math.min(text.length(), (int) origin.stopIndex().get() + 1);
      return text.substring(Math.min(end, (int) origin.startIndex().get()), end);
    }
    return node.nodeName();
  }

  /** The line, from 1; none where Spark has made the node up. */
  static OptionalInt line(TreeNode<?> node) {
    scala.Option<Object> line = node.origin().line();
    return line.isDefined() ? OptionalInt.of((int) line.get()) : OptionalInt.empty();
  }

  /** For a message: in one line, and not too long. */
  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
