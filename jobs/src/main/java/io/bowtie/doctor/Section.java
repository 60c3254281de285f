package io.bowtie.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the report.
 *
 * @param title of the part
 * @param items in reading order
 */
record Section(String title, List<Item> items) {

  static Section of(String title) {
    return new Section(title, new ArrayList<>());
  }

  Section add(String text) {
    items.add(new Item(0, text));
    return this;
  }

  Section below(String text) {
    items.add(new Item(1, text));
    return this;
  }

  /**
   * One thing said.
   *
   * @param depth 0, or 1 below the item before it
   * @param text a line or several
   */
  record Item(int depth, String text) {}
}
