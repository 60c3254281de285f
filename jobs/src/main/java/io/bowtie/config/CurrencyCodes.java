package io.bowtie.config;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The codes of ISO 4217, and what a person may write instead of one. */
final class CurrencyCodes {
  /** Of several currencies with one name, such as dollar, the one that is traded most. */
  private static final List<String> MOST_TRADED =
      List.of(
          "USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD", "SEK", "KRW", "NOK",
          "NZD", "INR", "MXN", "BRL", "DKK", "ZAR", "PLN");

  private CurrencyCodes() {}

  static boolean isKnown(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  /** The code that a person probably meant: by its letters, its English name or its sign. */
  static Optional<String> nearest(String given) {
    String word = given.strip().toUpperCase(Locale.ROOT);
    return Stream.of(word, word.replaceFirst("S$", ""))
        .flatMap(each -> meant(each).stream())
        .findFirst();
  }

  private static Optional<String> meant(String word) {
    if (isKnown(word)) {
      return Optional.of(word);
    }
    Optional<String> bySignOrName =
        mostTradedFirst()
            .filter(
                currency ->
                    currency.getSymbol(Locale.US).equals(word)
                        || List.of(nameOf(currency).split(" ")).contains(word)
                        || nameOf(currency).equals(word))
            .map(Currency::getCurrencyCode)
            .findFirst();
    return bySignOrName.isPresent() || word.length() != 3
        ? bySignOrName
        : MOST_TRADED.stream()
            .filter(code -> hasSameLetters(code, word))
            .findFirst()
            .or(() -> MOST_TRADED.stream().filter(code -> differsByOne(code, word)).findFirst());
  }

  private static Stream<Currency> mostTradedFirst() {
    return Stream.concat(
        MOST_TRADED.stream().map(Currency::getInstance),
        Currency.getAvailableCurrencies().stream());
  }

  private static String nameOf(Currency currency) {
    return currency.getDisplayName(Locale.ENGLISH).toUpperCase(Locale.ROOT);
  }

  private static boolean hasSameLetters(String code, String word) {
    return Arrays.equals(code.chars().sorted().toArray(), word.chars().sorted().toArray());
  }

  private static boolean differsByOne(String code, String word) {
    long same = 0;
    for (int place = 0; place < code.length(); place++) {
      same += code.charAt(place) == word.charAt(place) ? 1 : 0;
    }
    return same == code.length() - 1;
  }
}
