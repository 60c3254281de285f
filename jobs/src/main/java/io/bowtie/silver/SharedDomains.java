package io.bowtie.silver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Internet domains that say nothing of who somebody is: those of mail providers and hosts.
 *
 * @param domains in lower case
 */
public record SharedDomains(Set<String> domains) {
  private static final String RESOURCE = "/identity/shared-domains.txt";

  public SharedDomains {
    domains = Set.copyOf(domains);
  }

  /** Those that ship with Bowtie and a company's own. */
  public static SharedDomains with(Collection<String> own) {
    Set<String> all = new HashSet<>(shipped());
    own.forEach(text -> InternetDomain.in(text).ifPresent(all::add));
    return new SharedDomains(all);
  }

  private static Set<String> shipped() {
    try (InputStream list = SharedDomains.class.getResourceAsStream(RESOURCE)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
