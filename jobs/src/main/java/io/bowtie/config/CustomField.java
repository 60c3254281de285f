package io.bowtie.config;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import java.io.Serializable;

/**
 * A column of the company's own on accounts, leads, deals or subscriptions.
 *
 * @param name starts with {@code x_}
 * @param family the reason family that users see
 * @param kind what its values are
 * @param known when it is known
 * @param isLogarithmic whether a number matters by orders of magnitude, such as an amount
 * @param sentence what it is, in plain words, for reasons and cards
 */
public record CustomField(
    String name, String family, Kind kind, Known known, boolean isLogarithmic, String sentence)
    implements Serializable {

  /** What a custom field's values are. */
  public enum Kind {
    NUMBER(ColumnType.DOUBLE),
    CATEGORY(ColumnType.TEXT),
    FLAG(ColumnType.BOOLEAN);

    private final ColumnType type;

    Kind(ColumnType type) {
      this.type = type;
    }

    /** The column type in silver. */
    public ColumnType type() {
      return type;
    }
  }

  /** When a custom field's value is known. */
  public enum Known {
    /** From the first moment of the entity on, and never changed later. */
    AT_CREATION,
    /** With the version that carries it: the source's own recorded_at can be trusted. */
    WITH_VERSION,
    /** Nobody knows: it cannot train before sign-off. */
    UNKNOWN
  }

  /** The field as a silver column. */
  public Column column() {
    return Column.optional(name, kind.type(), sentence);
  }

  static CustomField read(String name, ConfSection section) {
    if (!name.startsWith("x_")) {
      throw section
          .wrong("family", "Custom field '" + name + "' does not start with x_")
          .remedy("Name it x_" + name + " here and in the mapping.");
    }
    return new CustomField(
        name,
        section.text("family"),
        section.word("type", Kind.class),
        section.word("known", Known.class),
        section.flag("logarithmic", false),
        section.text("sentence"));
  }
}
