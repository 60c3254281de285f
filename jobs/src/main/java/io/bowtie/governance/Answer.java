package io.bowtie.governance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person made of advice. */
public enum Answer {
  /** Did what was advised. */
  ACCEPTED,
  /** Did it with a change, and names the field that was changed. */
  EDITED,
  /** Did otherwise, and says why. */
  REJECTED,
  /** Looked at it and did nothing. */
  IGNORED;

  /** The word in {@code gold.decisions}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it goes against the advice, in whole or in part. */
  public boolean isOverride() {
    return this == EDITED || this == REJECTED;
  }

  /**
   * The answer of a word in {@code gold.decisions}.
   *
   * @throws java.util.NoSuchElementException where it is none
   */
  public static Answer ofWord(String word) {
    return of(word).orElseThrow();
  }

  static Optional<Answer> of(String word) {
    return Stream.of(values())
        .filter(answer -> answer.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static String words() {
    return Stream.of(values()).map(Answer::word).collect(Collectors.joining(", "));
  }
}
