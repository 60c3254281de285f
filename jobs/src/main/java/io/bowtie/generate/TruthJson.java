package io.bowtie.generate;

import java.util.Map;
import java.util.stream.Collectors;

/** The truth file, indented for people. */
final class TruthJson {
  private TruthJson() {}

  static String of(Truth truth) {
    return """
        {
          "settings": %s,
          "effects": [%s],
          "base_rates": {%s},
          "tables": {%s}
        }
        """
        .formatted(
            settings(truth.settings()),
            truth.effects().stream().map(TruthJson::effect).collect(Collectors.joining(",")),
            rates(truth.baseRates()),
            truth.tables().entrySet().stream()
                .map(table -> table(table.getKey(), table.getValue()))
                .collect(Collectors.joining(",")));
  }

  private static String settings(Settings settings) {
    return "{\"seed\": %d, \"size\": %s, \"effects\": %s, \"first_day\": %s, \"last_day\": %s}"
        .formatted(
            settings.seed(),
            settings.size(),
            RawText.quoted(settings.effects().name()),
            RawText.quoted(settings.firstDay().toString()),
            RawText.quoted(settings.lastDay().toString()));
  }

  private static String effect(Effect effect) {
    return "\n    {\"use_case\": %s, \"feature\": %s, \"log_odds\": %s, \"sign\": %s, \"meaning\": %s}"
        .formatted(
            RawText.quoted(effect.useCase()),
            RawText.quoted(effect.feature()),
            effect.logOdds(),
            RawText.quoted(effect.logOdds() > 0 ? "+" : "-"),
            RawText.quoted(effect.meaning()));
  }

  private static String rates(Map<String, Double> rates) {
    return rates.entrySet().stream()
        .map(rate -> "\n    %s: %s".formatted(RawText.quoted(rate.getKey()), rate.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String table(String name, Truth.Table table) {
    String defects =
        table.defects().entrySet().stream()
            .map(defect -> RawText.quoted(defect.getKey()) + ": " + defect.getValue())
            .collect(Collectors.joining(", "));
    return "\n    %s: {\"keys\": %d, \"rows\": %d, \"defects\": {%s}}"
        .formatted(RawText.quoted(name), table.keys(), table.rows(), defects);
  }
}
