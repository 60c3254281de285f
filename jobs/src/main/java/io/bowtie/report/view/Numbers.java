package io.bowtie.report.view;

import io.bowtie.report.gold.Estimate;
import java.util.Locale;

/** How a number is written: one way for each unit, the same on every machine. */
public enum Numbers {
  /** A share of 1, written as a percentage. */
  SHARE {
    @Override
    public String text(double value) {
      return written("%.1f\u00a0%%", value * 100);
    }
  },
  /** A metric whose third digit matters, such as an AUC. */
  SCORE {
    @Override
    public String text(double value) {
      return written("%.3f", value);
    }
  },
  /** A loss, where differences are small. */
  LOSS {
    @Override
    public String text(double value) {
      return written("%.4f", value);
    }
  },
  /** A multiple of something. */
  RATIO {
    @Override
    public String text(double value) {
      return written("%.2f", value);
    }
  },
  DAYS {
    @Override
    public String text(double value) {
      return written("%.1f\u00a0days", value);
    }
  },
  COUNT {
    @Override
    public String text(double value) {
      return written("%,.0f", value);
    }
  },
  /** Money; the currency stands beside it. */
  AMOUNT {
    @Override
    public String text(double value) {
      return written("%,.0f", value);
    }
  };

  /** The number as a person reads it. */
  public abstract String text(double value);

  /** The value, or a dash where it is undefined. */
  public String value(Estimate estimate) {
    return estimate.value().isPresent() ? text(estimate.value().getAsDouble()) : "–";
  }

  /** Interval and support, or the reason why there is no value. */
  public String basis(Estimate estimate) {
    if (!estimate.isKnown()) {
      return estimate.reason();
    }
    String range = range(estimate);
    String support = support(estimate.support());
    return range + (range.isEmpty() || support.isEmpty() ? "" : ", ") + support;
  }

  /** The interval as "0.741 to 0.823"; empty where there is none. */
  public String range(Estimate estimate) {
    return estimate
        .range()
        .map(range -> text(range.low()) + "\u00a0to\u00a0" + text(range.high()))
        .orElse("");
  }

  /** A whole number with its thousands set apart. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Spaces that do not break, and a minus sign instead of a hyphen. */
  private static String written(String format, double value) {
    String text = String.format(Locale.ROOT, format, value);
    boolean isZero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return text.startsWith("-") ? (isZero ? "" : "\u2212") + text.substring(1) : text;
  }

  private static String support(long rows) {
    return rows == Estimate.UNKNOWN_SUPPORT ? "" : "n\u00a0" + count(rows);
  }

  /** The writing of a table's unit word; a plain three-digit number for words it does not know. */
  public static Numbers ofUnit(String unit) {
    return switch (unit) {
      case "rate", "share", "probability", "percent" -> SHARE;
      case "days" -> DAYS;
      case "count", "rows", "deals" -> COUNT;
      case "amount", "money", "amount_per_day" -> AMOUNT;
      case "nats" -> LOSS;
      case "ratio" -> RATIO;
      default -> SCORE;
    };
  }
}
