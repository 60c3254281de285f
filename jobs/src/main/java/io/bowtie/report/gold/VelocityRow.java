package io.bowtie.report.gold;

/**
 * Pipeline velocity of a group with its four drivers, over the trailing window.
 *
 * @param velocity money per day
 */
public record VelocityRow(
    String dimension,
    String group,
    String windowStart,
    long openDeals,
    long wonDeals,
    long lostDeals,
    Estimate winRate,
    Estimate averageAmount,
    Estimate cycleDays,
    Estimate velocity,
    String currency) {

  static VelocityRow of(Fields fields) {
    long won = fields.count("won_deals");
    long lost = fields.count("lost_deals");
    String reason = fields.text("undefined_reason");
    return new VelocityRow(
        fields.text("dimension"),
        fields.text("group_name"),
        fields.day("window_start"),
        fields.count("open_deals"),
        won,
        lost,
        fields.estimate("win_rate", won + lost, reason),
        fields.estimate("average_amount", won, reason),
        fields.estimate("cycle_days", won, reason),
        fields.estimate("velocity_per_day", fields.count("open_deals"), reason),
        fields.text("currency"));
  }
}
