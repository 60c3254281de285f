package io.bowtie.bronze;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What bytes say for and against the encoding by which they are read. */
final class Encodings {
  /** Of two that fit alike the earlier one is meant more often. */
  private static final List<String> USUAL =
      List.of(
          "windows-1252",
          "windows-1250",
          "windows-1251",
          "Shift_JIS",
          "GB18030",
          "Big5",
          "EUC-KR",
          "windows-1253",
          "windows-1255",
          "windows-1256",
          "ISO-8859-1",
          "ISO-8859-2");

  private Encodings() {}

  /** Sentences with what to do. */
  static List<String> doubts(byte[] head, String text, Charset charset) {
    if (head.length == 0 || text.isBlank()) {
      return List.of("The file is empty.");
    }
    if (text.indexOf('\0') >= 0) {
      return List.of(
          "It holds zero bytes between its letters, as UTF-16 does: set options.encoding ="
              + " UTF-16.");
    }
    if (text.indexOf('\uFFFD') >= 0) {
      return List.of(
          "Some letters in line "
              + text.substring(0, text.indexOf('\uFFFD') + 1).lines().count()
              + " are not "
              + charset
              + ": set options.encoding"
              + fitting(head).map(found -> " = " + found + ", which fits.").orElse("."));
    }
    boolean isSingleByte =
        charset.canEncode()
            && charset.newEncoder().maxBytesPerChar() == 1
            && !charset.equals(StandardCharsets.US_ASCII);
    return isSingleByte && isAccentedUtf8(head)
        ? List.of(
            "Its letters beyond ASCII look like UTF-8, and it is read as "
                + charset
                + ": set options.encoding = UTF-8.")
        : List.of();
  }

  /** The encoding in which the bytes look most like words; none where none fits. */
  static Optional<String> fitting(byte[] head) {
    if (isAccentedUtf8(head)) {
      return Optional.of("UTF-8");
    }
    String best = "";
    double most = 0;
    for (String name : USUAL) {
      double share = decoded(head, Charset.forName(name)).map(Encodings::likeWords).orElse(0.0);
      if (share > most) {
        most = share;
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static boolean isAccentedUtf8(byte[] head) {
    return decoded(head, StandardCharsets.UTF_8)
        .filter(text -> text.chars().anyMatch(letter -> letter > 127))
        .isPresent();
  }

  /** The text, if all bytes are of the encoding, apart from a letter that the end has cut. */
  private static Optional<String> decoded(byte[] head, Charset charset) {
    return Stream.iterate(head.length, length -> length - 1)
        .limit(4)
        .takeWhile(length -> length > 0)
        .flatMap(length -> strict(ByteBuffer.wrap(head, 0, length), charset).stream())
        .findFirst();
  }

  private static Optional<String> strict(ByteBuffer bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  /**
   * The share of letters among the signs beyond ASCII that stand beside a letter: of the wrong
   * encoding many are currency or punctuation inside a word. An alphabet with ASCII in it has words
   * with both; one without has none.
   */
  private static double likeWords(String text) {
    int beside = 0;
    int letters = 0;
    int besideAscii = 0;
    for (int place = 0; place < text.length(); place++) {
      char sign = text.charAt(place);
      char before = place == 0 ? ' ' : text.charAt(place - 1);
      char after = place + 1 == text.length() ? ' ' : text.charAt(place + 1);
      if (sign > 127 && (Character.isLetter(before) || Character.isLetter(after))) {
        beside++;
        letters += Character.isLetter(sign) ? 1 : 0;
        besideAscii += isAsciiLetter(before) || isAsciiLetter(after) ? 1 : 0;
      }
    }
    if (beside == 0) {
      return text.chars().noneMatch(sign -> sign >= 0x80 && sign < 0xA0) ? 0.1 : 0;
    }
    boolean isLatin =
        text.chars()
            .filter(sign -> sign > 127 && Character.isLetter(sign))
            .allMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.LATIN);
    double mixed = (double) besideAscii / beside;
    return (double) letters / beside * (isLatin ? mixed : 1 - mixed / 2);
  }

  private static boolean isAsciiLetter(char sign) {
    return sign < 128 && Character.isLetter(sign);
  }
}
