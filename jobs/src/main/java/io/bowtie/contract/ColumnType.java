package io.bowtie.contract;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a contract may use; each is readable by every Delta reader. */
public enum ColumnType {
  TEXT("text", DataTypes.StringType),
  /** A list of words, such as caveat codes. */
  TEXTS("list of texts", DataTypes.createArrayType(DataTypes.StringType, false)),
  INTEGER("whole number", DataTypes.IntegerType),
  LONG("whole number", DataTypes.LongType),
  DOUBLE("number", DataTypes.DoubleType),
  /** Money: exact, to the hundredth of a cent. */
  MONEY("amount", DataTypes.createDecimalType(18, 4)),
  BOOLEAN("true or false", DataTypes.BooleanType),
  DATE("date", DataTypes.DateType),
  /** An instant in UTC. */
  TIMESTAMP("timestamp", DataTypes.TimestampType);

  private final String words;
  private final DataType sparkType;

  ColumnType(String words, DataType sparkType) {
    this.words = words;
    this.sparkType = sparkType;
  }

  /** The type as a message to a person names it. */
  public String words() {
    return words;
  }

  public DataType sparkType() {
    return sparkType;
  }
}
