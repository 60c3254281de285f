package io.bowtie.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that goes wrong with every n-th row of a table. A row gets at most one defect, so that
 * each can be counted again in the finished table.
 */
public sealed interface Defect {

  /** The name under which the truth file counts it. */
  String kind();

  /** How many fitting rows there are to one broken row. */
  int every();

  /** Whether the row could have it at all. */
  boolean fits(RawShape shape, List<String> cells);

  /** The rows that stand in the file instead of the sound one. */
  List<List<String>> applied(RawShape shape, List<String> cells);

  /** The same row twice. */
  record ExactDuplicate(int every) implements Defect {
    @Override
    public String kind() {
      return "exact_duplicate";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return true;
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      return List.of(cells, cells);
    }
  }

  /** Two rows that claim to be the same version and differ in one column. */
  record ConflictingDuplicate(String column, String otherValue, int every) implements Defect {
    @Override
    public String kind() {
      return "conflicting_duplicate";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return !cells.get(shape.position(column)).equals(otherValue);
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      return List.of(cells, replaced(shape, cells, column, otherValue));
    }
  }

  /** A filled cell that a person or an import left with a word for nothing. */
  record TextNull(String column, String word, int every) implements Defect {
    @Override
    public String kind() {
      return "text_null";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return !cells.get(shape.position(column)).isEmpty();
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      return List.of(replaced(shape, cells, column, word));
    }
  }

  /** A key with a space behind it. */
  record TrailingSpace(String column, int every) implements Defect {
    @Override
    public String kind() {
      return "key_with_trailing_space";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return !cells.get(shape.position(column)).isEmpty();
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      String key = cells.get(shape.position(column));
      return List.of(replaced(shape, cells, column, key + " "));
    }
  }

  /** Words in a column of numbers. */
  record TextInNumber(String column, int every) implements Defect {
    static final String WORDS = "to be confirmed";

    @Override
    public String kind() {
      return "text_in_number";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return !cells.get(shape.position(column)).isEmpty();
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      return List.of(replaced(shape, cells, column, WORDS));
    }
  }

  /** An open deal in a stage that the stages table has never heard of. */
  record UnknownStage(int every) implements Defect {
    static final String STAGE = "Parking Lot";

    @Override
    public String kind() {
      return "unknown_stage";
    }

    @Override
    public boolean fits(RawShape shape, List<String> cells) {
      return cells.get(shape.position("IsClosed")).equals("false");
    }

    @Override
    public List<List<String>> applied(RawShape shape, List<String> cells) {
      return List.of(replaced(shape, cells, "StageName", STAGE));
    }
  }

  private static List<String> replaced(
      RawShape shape, List<String> cells, String column, String value) {
    List<String> changed = new ArrayList<>(cells);
    changed.set(shape.position(column), value);
    return changed;
  }
}
