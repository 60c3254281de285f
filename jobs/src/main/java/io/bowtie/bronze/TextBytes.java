package io.bowtie.bronze;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Characters of a text's bytes. A byte order mark at its beginning is believed, otherwise what the
 * source declares; bytes that are no character of it become U+FFFD.
 */
final class TextBytes {
  private static final int LOOKED_AT = 4096;

  /** The longer ones first: that of UTF-32 begins like that of UTF-16. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("UTF-32LE", 0xFF, 0xFE, 0, 0),
          new Mark("UTF-32BE", 0, 0, 0xFE, 0xFF),
          new Mark("UTF-8", 0xEF, 0xBB, 0xBF),
          new Mark("UTF-16LE", 0xFF, 0xFE),
          new Mark("UTF-16BE", 0xFE, 0xFF));

  private TextBytes() {}

  /** The characters without a byte order mark. */
  static BufferedReader reader(InputStream bytes, Charset declared) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, 64 * 1024);
    buffered.mark(LOOKED_AT);
    byte[] head = buffered.readNBytes(LOOKED_AT);
    buffered.reset();
    buffered.skipNBytes(markLength(head));
    return new BufferedReader(new InputStreamReader(buffered, charset(head, declared)), 64 * 1024);
  }

  /** The same of bytes that are at hand. */
  static String text(byte[] bytes, Charset declared) {
    int mark = markLength(bytes);
    return new String(bytes, mark, bytes.length - mark, charset(bytes, declared));
  }

  /** What the bytes are read as. */
  static Charset charset(byte[] head, Charset declared) {
    return MARKS.stream()
        .filter(mark -> mark.begins(head))
        .findFirst()
        .map(mark -> Charset.forName(mark.charset()))
        .orElseGet(() -> declared.name().equals("UTF-16") ? unmarkedUtf16(head) : declared);
  }

  private static int markLength(byte[] head) {
    return MARKS.stream()
        .filter(mark -> mark.begins(head))
        .findFirst()
        .map(mark -> mark.bytes().length)
        .orElse(0);
  }

  /** Where most letters are of ASCII, the other byte of each is zero. */
  private static Charset unmarkedUtf16(byte[] head) {
    int even = 0;
    int odd = 0;
    for (int place = 0; place < head.length; place++) {
      even += place % 2 == 0 && head[place] == 0 ? 1 : 0;
      odd += place % 2 == 1 && head[place] == 0 ? 1 : 0;
    }
    return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Mark(String charset, int... bytes) {
    boolean begins(byte[] head) {
      for (int place = 0; place < bytes.length; place++) {
        if (place >= head.length || (head[place] & 0xFF) != bytes[place]) {
          return false;
        }
      }
      return true;
    }
  }
}
