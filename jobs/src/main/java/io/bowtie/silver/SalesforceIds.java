package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Salesforce writes one id in two ways: with 15 characters, whose case counts, and with three more,
 * of which each says for five of the others which are upper case. The long form tells two ids apart
 * without regard to case, so that what another tool made upper or lower case can be put right; the
 * short form cannot. An id begins with the three characters of its kind of record, which are the
 * same in every company.
 */
public final class SalesforceIds {
  private static final String ACCOUNT = "001";
  private static final String CONTACT = "003";
  private static final String USER = "005";
  private static final String DEAL = "006";
  private static final String QUEUE = "00G";
  private static final String LEAD = "00Q";
  private static final String TASK = "00T";
  private static final String EVENT = "00U";
  private static final String TICKET = "500";
  private static final String CAMPAIGN = "701";
  private static final String OWNER = USER + "|" + QUEUE;
  private static final String ACTIVITY = TASK + "|" + EVENT;
  private static final String ANY =
      String.join("|", ACCOUNT, CONTACT, OWNER, DEAL, LEAD, ACTIVITY, TICKET, CAMPAIGN);

  /** Which kinds of record the ids of a column are of. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("account_id", ACCOUNT),
          Map.entry("source_account_id", ACCOUNT),
          Map.entry("crm_account_id", ACCOUNT),
          Map.entry("parent_account_id", ACCOUNT),
          Map.entry("contact_id", CONTACT),
          Map.entry("lead_id", LEAD),
          Map.entry("deal_id", DEAL),
          Map.entry("converted_deal_id", DEAL),
          Map.entry("owner_id", OWNER),
          Map.entry("manager_id", OWNER),
          Map.entry("activity_id", ACTIVITY),
          Map.entry("ticket_id", TICKET),
          Map.entry("campaign_id", CAMPAIGN),
          Map.entry("source_id", ANY),
          Map.entry("merged_into_id", ANY));

  private static final int SHORT = 15;
  private static final int LONG = 18;
  private static final int KIND = 3;

  /** What three characters stand for: five bits each, the first of five characters the lowest. */
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z]+");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  /**
   * Compiled: as expressions they are so large that they cost every entity's plan more than rows.
   */
  private static final UserDefinedFunction COMPLETED =
      udf((UDF2<String, String, String>) SalesforceIds::completed, DataTypes.StringType);

  private static final UserDefinedFunction COMPARABLE =
      udf((UDF1<String, String>) SalesforceIds::comparable, DataTypes.StringType);

  private SalesforceIds() {}

  /**
   * The rows with their Salesforce ids in the long form. An id is taken for one of Salesforce where
   * it begins as ids of its column's kind do; all others stay as they are.
   */
  static Dataset<Row> completed(Entity entity, Dataset<Row> rows) {
    Map<String, Column> completed =
        Stream.of(rows.columns())
            .filter(name -> KINDS.containsKey(name) && entity.versions().column(name).isPresent())
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> ofLength(col(name), COMPLETED.apply(col(name), lit(KINDS.get(name))))));
    return completed.isEmpty() ? rows : rows.withColumns(completed);
  }

  /**
   * What two ways of writing one id have in common: the long form, for every text that could be an
   * id of Salesforce. Only for comparing with ids that are known; an id of another system may well
   * look like one.
   */
  public static Column comparable(Column id) {
    return ofLength(id, COMPARABLE.apply(id));
  }

  /** Ids of other lengths are not even looked at. */
  private static Column ofLength(Column id, Column changed) {
    return when(length(id).isin(SHORT, LONG), changed).otherwise(id);
  }

  private static String comparable(String id) {
    if (!PLAIN.matcher(id).matches()) {
      return id;
    }
    return id.length() == SHORT ? longForm(id) : restored(id);
  }

  /** The long form of a short id, and the right case of a long one, if it is of these kinds. */
  private static String completed(String id, String kinds) {
    if (!PLAIN.matcher(id).matches()) {
      return id;
    }
    Set<String> own = Set.of(kinds.split("\\|"));
    String kind = id.substring(0, KIND);
    if (id.length() == LONG) {
      return own.contains(kind.toUpperCase(Locale.ROOT)) ? restored(id) : id;
    }
    return own.contains(kind) && LETTER.matcher(id).find() ? longForm(id) : id;
  }

  private static String longForm(String id) {
    StringBuilder whole = new StringBuilder(id);
    for (int from = 0; from < SHORT; from += 5) {
      int digit = 0;
      for (int place = 0; place < 5; place++) {
        char character = id.charAt(from + place);
        digit |= character >= 'A' && character <= 'Z' ? 1 << place : 0;
      }
      whole.append(DIGITS.charAt(digit));
    }
    return whole.toString();
  }

  /** The id in the case that its last three characters tell; as it is if they do not fit. */
  private static String restored(String id) {
    String upper = id.toUpperCase(Locale.ROOT);
    String lower = id.toLowerCase(Locale.ROOT);
    StringBuilder first = new StringBuilder(LONG);
    for (int place = 0; place < SHORT; place++) {
      int digit = DIGITS.indexOf(upper.charAt(SHORT + place / 5));
      boolean isUpper = digit >= 0 && (digit >> place % 5 & 1) == 1;
      first.append((isUpper ? upper : lower).charAt(place));
    }
    String whole = longForm(first.toString());
    return whole.endsWith(upper.substring(SHORT)) ? whole : id;
  }
}
