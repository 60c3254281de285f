package io.bowtie.contract;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import java.util.regex.Pattern;

/**
 * Masks e-mail addresses and telephone numbers by their form, wherever they stand: a row whose
 * values have slipped by a column puts them where no contract expects them. Numbers are telephone
 * numbers only in a form in which such are written; a bare row of digits is taken for an id.
 */
public final class ContactData {
  /** Stands where an address was. */
  public static final String MASKED_EMAIL = "[e-mail]";

  /** Stands where a number was. */
  public static final String MASKED_PHONE = "[phone]";

  /** Stands for a value of a row of which some values have slipped. */
  public static final String WITHHELD = "[withheld]";

  private static final String EMAIL =
      "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}_][\\p{L}\\p{N}._+'-]{0,63}+(?:@|%40)(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}";

  /** Not in the middle of an id, an amount or a machine's address; not an id before a date. */
  private static final String BEFORE =
      "(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}]-)(?<!\\p{N}[.,:/])"
          + "(?!\\d+[ /]\\d{4}-\\d{2}-\\d{2})";

  private static final String AFTER = "(?![\\p{L}\\p{N}_])(?![.,:/-]\\p{N})(?!-\\p{L})";

  private static final String BETWEEN = "[ \\u00a0./()-]{0,3}";

  /** +1,500,000.00 and +12.500.000 are amounts. */
  private static final String AMOUNT =
      "\\+(?:\\d+|\\d{1,3}(?:[., ]\\d{3})+)[.,]\\d{1,2}(?!\\d|[ .\\-/]\\d)"
          + "|\\+\\d{1,3}(?:[.,]\\d{3}){1,2}(?!\\d|[ .\\-/]\\d)";

  /** +49 30 1234567 and +14155550132. */
  private static final String WITH_PLUS = "(?!" + AMOUNT + ")\\+[1-9](?:" + BETWEEN + "\\d){7,14}";

  /** 0049 30 1234567 and 0049301234567. */
  private static final String WITH_ZEROS = "00[1-9](?:" + BETWEEN + "\\d){9,12}";

  /** (415) 555-0132 and (030) 1234567. */
  private static final String WITH_AREA =
      "\\((?!(?:19|20)\\d\\d\\))(?=\\d{3,5}\\)(?:[ \\u00a0./-]?\\d){6,8}(?![\\d]))\\d{3,5}\\)"
          + "[ \\u00a0./-]?\\d{2,8}(?:[ \\u00a0./-]\\d{2,5}){0,3}";

  /** 415-555-0132, also with 1 before it. */
  private static final String AMERICAN =
      "(?:1[ .-])?[2-9]\\d{2}(?:-[2-9]\\d{2}-|\\.[2-9]\\d{2}\\.| [2-9]\\d{2} )\\d{4}";

  /** 030/1234567, 0170-1234567 and 020 7946 0958. */
  private static final String NATIONAL =
      "(?=(?:[ \\u00a0/-]{0,3}\\d){9})"
          + "0[1-9]\\d{1,4}[ \\u00a0/-]{1,3}\\d{2,8}(?:[ \\u00a0-]\\d{2,6}){0,3}";

  /** 01 23 45 67 89. */
  private static final String IN_PAIRS = "0[1-9](?:(?: \\d{2}){4}|(?:\\.\\d{2}){4}|(?:-\\d{2}){4})";

  private static final String PHONE =
      BEFORE
          + "(?:"
          + String.join("|", WITH_PLUS, WITH_ZEROS, WITH_AREA, AMERICAN, NATIONAL, IN_PAIRS)
          + ")"
          + AFTER;

  private static final Pattern EMAILS = Pattern.compile(EMAIL);
  private static final Pattern PHONES = Pattern.compile(PHONE);

  private ContactData() {}

  /** The text with every address and number masked. */
  public static String masked(String text) {
    return PHONES.matcher(EMAILS.matcher(text).replaceAll(MASKED_EMAIL)).replaceAll(MASKED_PHONE);
  }

  /** The same of a column; null stays null. */
  public static org.apache.spark.sql.Column masked(org.apache.spark.sql.Column text) {
    return regexp_replace(
        regexp_replace(text, lit(EMAIL), lit(MASKED_EMAIL)), lit(PHONE), lit(MASKED_PHONE));
  }

  /** Whether some value in a JSON object of texts is an address or a number and nothing else. */
  public static org.apache.spark.sql.Column isValueIn(org.apache.spark.sql.Column json) {
    return json.rlike(":\"(?:" + EMAIL + "|" + PHONE + ")\"");
  }
}
