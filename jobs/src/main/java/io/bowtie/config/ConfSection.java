package io.bowtie.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A section that remembers which of its keys were read, so that the others can be refused. */
final class ConfSection {
  private final String path;
  private final Config config;
  private final TreeSet<String> read = new TreeSet<>();

  ConfSection(String path, Config config) {
    this.path = path;
    this.config = config;
  }

  /** Reads a section and refuses the keys that the reader did not ask for. */
  <T> T section(String key, Function<ConfSection, T> reader) {
    ConfSection inner = new ConfSection(pathOf(key), value(key, Config::getConfig));
    T result = reader.apply(inner);
    inner.refuseUnread();
    return result;
  }

  /** Reads a section whose keys are names that the company chooses. */
  <T> Map<String, T> named(String key, BiFunction<String, ConfSection, T> reader) {
    return new ConfSection(pathOf(key), value(key, Config::getConfig)).children(reader);
  }

  /**
   * Reads every key of this section as a named section, in the order of the names. A name set to
   * null is left out: so a file takes back what one that it includes has declared.
   */
  <T> Map<String, T> children(BiFunction<String, ConfSection, T> reader) {
    Map<String, T> results = new LinkedHashMap<>();
    for (String name : new TreeSet<>(config.root().keySet())) {
      if (has(name)) {
        results.put(name, section(name, section -> reader.apply(name, section)));
      }
    }
    return results;
  }

  boolean has(String key) {
    read.add(key);
    return config.hasPath(quoted(key));
  }

  String text(String key) {
    return value(key, Config::getString);
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** One of the words of an enum, written in lower case with hyphens. */
  <E extends Enum<E>> E word(String key, Class<E> words) {
    String given = text(key);
    return Stream.of(words.getEnumConstants())
        .filter(constant -> wordOf(constant).equals(given))
        .findFirst()
        .orElseThrow(() -> notAWord(key, given, words));
  }

  int integer(String key) {
    return value(key, Config::getInt);
  }

  long longInteger(String key) {
    return value(key, Config::getLong);
  }

  double number(String key) {
    return value(key, Config::getDouble);
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  boolean flag(String key) {
    return value(key, Config::getBoolean);
  }

  boolean flag(String key, boolean otherwise) {
    return has(key) ? flag(key) : otherwise;
  }

  List<String> texts(String key) {
    return value(key, Config::getStringList);
  }

  List<String> texts(String key, List<String> otherwise) {
    return has(key) ? texts(key) : otherwise;
  }

  List<Double> numbers(String key) {
    return value(key, Config::getDoubleList);
  }

  List<Integer> integers(String key) {
    return value(key, Config::getIntList);
  }

  /** Every entry of a section of plain texts. */
  Map<String, String> textMap(String key) {
    return value(key, Config::getConfig).root().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> plain(key, entry.getKey(), entry.getValue()),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  Map<String, String> textMap(String key, Map<String, String> otherwise) {
    return has(key) ? textMap(key) : otherwise;
  }

  /** A time zone: a region such as Europe/Berlin, or UTC. */
  BusinessZone timeZone(String key) {
    String given = text(key);
    try {
      return new BusinessZone(ZoneId.of(given));
    } catch (DateTimeException unknown) {
      throw wrong(key, "Unknown time zone '" + given + "'")
          .why("It decides on which day something happened and when a night's day ends.")
          .remedy(
              NearestWord.to(given, ZoneId.getAvailableZoneIds())
                  .map(zone -> "Did you mean '" + zone + "'?")
                  .orElse("Name a region, such as Europe/Berlin, or UTC."))
          .causedBy(unknown);
    }
  }

  /** A currency by its ISO 4217 code. */
  String currency(String key) {
    String given = text(key);
    if (!CurrencyCodes.isKnown(given)) {
      throw wrong(key, "'" + given + "' is not the code of a currency")
          .why("Amounts are told in it, and rates are found by it.")
          .remedy(
              CurrencyCodes.nearest(given)
                  .map(code -> "Did you mean '" + code + "'?")
                  .orElse("Give an ISO 4217 code, such as EUR or USD."));
    }
    return given;
  }

  /** An error about a value of this section. */
  OperatorError wrong(String key, String what) {
    return OperatorError.configuration(what).where(pathOf(key) + " (" + origin(key) + ")");
  }

  void refuseUnread() {
    for (String key : new TreeSet<>(config.root().keySet())) {
      if (!read.contains(key)) {
        throw wrong(key, "Unknown configuration key '" + pathOf(key) + "'")
            .why("A key that nothing reads would be a setting that does nothing.")
            .remedy(
                NearestWord.to(key, read)
                    .map(word -> "Did you mean '" + pathOf(word) + "'?")
                    .orElse("Known here: " + String.join(", ", read) + "."));
      }
    }
  }

  private <T> T value(String key, BiFunction<Config, String, T> getter) {
    read.add(key);
    try {
      return getter.apply(config, quoted(key));
    } catch (ConfigException.Missing missing) {
      misspelt(key).ifPresent(word -> refuseMisspelt(word, key));
      throw OperatorError.configuration("Missing configuration key '" + pathOf(key) + "'")
          .where(config.origin().description())
          .why("There is no default for it.")
          .remedy("Add " + pathOf(key) + " = … to the file.")
          .causedBy(missing);
    } catch (ConfigException.WrongType | ConfigException.BadValue wrongType) {
      throw wrong(key, "Wrong value for '" + pathOf(key) + "'")
          .why(String.valueOf(wrongType.getMessage()))
          .remedy("See the key's comment in reference.conf for its type and unit.")
          .causedBy(wrongType);
    }
  }

  /** A key that nothing has read so far, and that is written almost like one that is missing. */
  private Optional<String> misspelt(String missing) {
    Set<String> unread = new TreeSet<>(config.root().keySet());
    unread.removeAll(read);
    return NearestWord.to(missing, unread);
  }

  private void refuseMisspelt(String word, String missing) {
    throw wrong(word, "Misspelt configuration key '" + pathOf(word) + "'")
        .why("'" + pathOf(missing) + "' has no default and is missing.")
        .remedy("Did you mean '" + pathOf(missing) + "'?");
  }

  private String plain(String key, String entry, ConfigValue value) {
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw wrong(key, "'" + pathOf(key) + "." + entry + "' must be a single value");
    }
    return String.valueOf(value.unwrapped());
  }

  private <E extends Enum<E>> OperatorError notAWord(String key, String given, Class<E> words) {
    List<String> known = Stream.of(words.getEnumConstants()).map(ConfSection::wordOf).toList();
    return wrong(key, "'" + given + "' is not a word for '" + pathOf(key) + "'")
        .remedy(
            NearestWord.to(given, known).map(word -> "Did you mean '" + word + "'? ").orElse("")
                + "Use one of "
                + String.join(", ", known)
                + ".");
  }

  private static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String origin(String key) {
    return config.hasPath(quoted(key))
        ? config.getValue(quoted(key)).origin().description()
        : config.origin().description();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String quoted(String key) {
    return ConfigUtil.quoteString(key);
  }
}
