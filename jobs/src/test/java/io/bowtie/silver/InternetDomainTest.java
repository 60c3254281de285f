package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternetDomainTest {
  @ParameterizedTest
  @CsvSource({
    "acme.example, acme.example",
    "' ACME.Example. ', acme.example",
    "https://www.acme.example/en?x=1, acme.example",
    "http://user@acme.example:8080, acme.example",
    "www.acme.example, acme.example",
    "jo@mail.acme.example, mail.acme.example",
    "bücher.example, xn--bcher-kva.example",
  })
  void shouldFindTheDomainInWhatPeopleEnter(String entered, String domain) {
    assertThat(InternetDomain.in(entered)).contains(domain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n/a", "acme", "two words.example", "10.0.0.1", "-.example", "@"})
  void shouldFindNoneInWhatIsNoDomain(String entered) {
    assertThat(InternetDomain.in(entered)).isEmpty();
  }
}
