package io.bowtie.silver;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The internet domain in what people enter for it: a web address, a mail address, a domain. */
final class InternetDomain {
  private static final Pattern ENTERED =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*://)?(?:[^@/\\s]*@)?(?:www\\.)?(?<host>[^/:?#\\s]+?)\\.?(?:[/:?#].*)?");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

  private InternetDomain() {}

  /**
   * The domain in lower case, without scheme, user, {@code www.}, port and path; letters beyond
   * ASCII in their encoded form. Empty for what holds none, such as {@code n/a} or an address in
   * numbers.
   */
  static Optional<String> in(String text) {
    Matcher entered = ENTERED.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!entered.matches()) {
      return Optional.empty();
    }
    return encoded(entered.group("host"))
        .filter(host -> NAME.matcher(host).matches())
        .filter(host -> !host.matches("[0-9.]+"));
  }

  private static Optional<String> encoded(String host) {
    try {
      return Optional.of(IDN.toASCII(host).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }
}
