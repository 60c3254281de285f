package io.bowtie.mapping;

import java.util.List;

/** How headings and tables are set. */
interface TableForm {

  String heading(String text);

  /** Lines of a table; the first row names the columns. */
  List<String> table(List<List<String>> rows);

  /** One item of a list, with its further lines below it. */
  String item(String text);
}
