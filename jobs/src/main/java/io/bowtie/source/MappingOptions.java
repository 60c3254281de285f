package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a company chooses where a mapping leaves a choice: {@code sources.<name>.mapping-options}
 * against the {@code -- option:} comments of its mappings (see {@link MappingDirectives}).
 */
final class MappingOptions {
  private MappingOptions() {}

  /** The name that the query reads an option by. */
  static String parameter(String option) {
    return option.replace('-', '_');
  }

  /**
   * The word of every option of a mapping, by the query's parameter: the chosen one or the first.
   */
  static Map<String, Object> parameters(MappingDirectives directives, Map<String, String> chosen) {
    Map<String, Object> parameters = new TreeMap<>();
    directives
        .options()
        .forEach(
            (option, words) ->
                parameters.put(parameter(option), chosen.getOrDefault(option, words.get(0))));
    return parameters;
  }

  /**
   * Passes when some mapping leaves every choice that the source makes.
   *
   * @throws OperatorError of configuration for an option or a word that none has
   */
  static void check(SourceConf source, List<Mapping> mappings) {
    Map<String, List<String>> known = new TreeMap<>();
    mappings.forEach(mapping -> known.putAll(MappingDirectives.of(mapping.step()).options()));
    source
        .mappingOptions()
        .forEach(
            (option, word) -> {
              if (!known.containsKey(option)) {
                throw refused(source, option, "No mapping has an option '" + option + "'")
                    .remedy(remedy(option, known.keySet()));
              }
              if (!known.get(option).contains(word)) {
                throw refused(source, option, "'" + word + "' is not a word for '" + option + "'")
                    .remedy(remedy(word, known.get(option)));
              }
            });
  }

  private static OperatorError refused(SourceConf source, String option, String what) {
    return OperatorError.configuration(what)
        .where("sources." + source.name() + ".mapping-options." + option)
        .why("A choice that no mapping reads would be a setting that does nothing.");
  }

  private static String remedy(String given, Collection<String> known) {
    return NearestWord.to(given, known).map(word -> "Did you mean '" + word + "'? ").orElse("")
        + (known.isEmpty()
            ? "The mappings leave no choice: take it out."
            : "Use one of " + String.join(", ", known) + ".");
  }
}
