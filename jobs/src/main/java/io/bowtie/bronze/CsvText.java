package io.bowtie.bronze;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.bowtie.source.ReadOptions;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records of a csv text, the same for a night and for a look at the beginning of a file. The
 * first one is the header.
 *
 * <p>A quote that is not closed takes all lines up to the next quote into one value. Where these
 * lines look like rows, the record is its first line alone, and the others are read by themselves.
 */
final class CsvText implements Iterator<CsvText.Entry> {
  /** Excel's way to say by which delimiter a file is written. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\\A\"?sep=(?<delimiter>[^\\r\\n\"])\"?(\\r\\n|\\n|\\r|\\z)", 2);

  private static final int LONGEST_SEPARATOR = 16;

  /** As Spark's own reader has it. */
  private static final int MOST_VALUES = 20_480;

  private final String delimiter;
  private final char quote;
  private final boolean isDelimiterTheFilesOwn;
  private final CsvParser ofOneLine;
  private final Deque<Part> parts = new ArrayDeque<>();
  private long line;
  private int width = -1;
  private Entry next;

  /**
   * A record.
   *
   * @param values as many as it has; one without letters is null
   * @param line its number, when every record is one line
   * @param fault that it has
   * @param text of it, where it does not fit the header
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(String[] values, long line, Optional<RowFault> fault, Optional<String> text) {}

  /** A text that is parsed, and whether the parser has met its end. */
  private record Part(CsvParser parser, EndSeen reader) {}

  private CsvText(BufferedReader text, ReadOptions options) throws IOException {
    text.mark(LONGEST_SEPARATOR);
    char[] head = new char[LONGEST_SEPARATOR];
    int length = Math.max(0, text.read(head));
    text.reset();
    Matcher own = SEPARATOR.matcher(new String(head, 0, length));
    isDelimiterTheFilesOwn = own.find();
    if (isDelimiterTheFilesOwn) {
      text.skip(own.end());
      line++;
    }
    delimiter =
        isDelimiterTheFilesOwn ? own.group("delimiter") : options.delimiter().replace("\\t", "\t");
    quote = options.quote().isEmpty() ? '\0' : options.quote().charAt(0);
    ofOneLine = parser();
    add(text);
    next = read();
  }

  static CsvText of(Reader text, ReadOptions options) throws IOException {
    return new CsvText(
        text instanceof BufferedReader buffered ? buffered : new BufferedReader(text), options);
  }

  /** The delimiter that the file names in a line before its header. */
  Optional<String> ownDelimiter() {
    return isDelimiterTheFilesOwn ? Optional.of(delimiter) : Optional.empty();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Entry next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Entry entry = next;
    next = read();
    return entry;
  }

  private void add(Reader text) {
    EndSeen reader = new EndSeen(text);
    CsvParser parser = parser();
    parser.beginParsing(reader);
    parts.push(new Part(parser, reader));
  }

  private CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.getFormat().setQuote(quote);
    // RFC 4180 doubles a quote inside quotes; a sign that begins a comment is not part of csv.
    settings.getFormat().setQuoteEscape(quote);
    settings.getFormat().setCharToEscapeQuoteEscaping('\0');
    settings.setCommentProcessingEnabled(false);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setReadInputOnSeparateThread(false);
    settings.setInputBufferSize(64 * 1024);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MOST_VALUES);
    return new CsvParser(settings);
  }

  private Entry read() {
    while (!parts.isEmpty()) {
      Part part = parts.peek();
      String[] values = part.parser().parseNext();
      if (values != null) {
        line++;
        width = width < 0 ? values.length : width;
        return isPlain(part, values)
            ? new Entry(values, line, Optional.empty(), Optional.empty())
            : examined(part, values);
      }
      parts.pop();
    }
    return null;
  }

  private boolean isPlain(Part part, String[] values) {
    if (part.reader().isEnded || values.length != width) {
      return false;
    }
    for (String value : values) {
      if (value != null && (hasBreak(value) || value.indexOf('\uFFFD') >= 0)) {
        return false;
      }
    }
    return true;
  }

  private Entry examined(Part part, String[] values) {
    String text =
        String.valueOf(part.parser().getContext().currentParsedContent())
            .replaceFirst("\\A[\\r\\n]+", "");
    boolean isLast = part.reader().isEnded && !text.matches("(?s).*[\\r\\n]");
    Quotes quotes = Quotes.of(text, delimiter, quote);
    List<String> lines = text.lines().toList();
    boolean isSound = quotes == Quotes.CLOSED;
    if (!isSound && (lines.size() == 1 || rowsAmong(lines, 1))) {
      String first = lines.get(0);
      if (lines.size() > 1) {
        add(
            new StringReader(
                text.substring(first.length()).replaceFirst("\\A(\\r\\n|\\r|\\n)", "")));
      }
      boolean isCut = lines.size() == 1 && isLast && quotes == Quotes.OPEN;
      return entry(ofOneLine.parseLine(first), first, isCut ? RowFault.CUT : RowFault.QUOTE);
    }
    if (!isSound || rowsAmong(lines, 2)) {
      return entry(values, text, isLast && !isSound ? RowFault.CUT : RowFault.QUOTE);
    }
    if (values.length != width) {
      return entry(values, text, isLast && values.length < width ? RowFault.CUT : RowFault.WIDTH);
    }
    Optional<RowFault> fault =
        text.indexOf('\uFFFD') >= 0
            ? Optional.of(RowFault.CHARACTERS)
            : isLast ? Optional.of(RowFault.UNENDED) : Optional.empty();
    return new Entry(values, line, fault, Optional.empty());
  }

  private Entry entry(String[] values, String text, RowFault fault) {
    return new Entry(values, line, Optional.of(fault), Optional.of(text.stripTrailing()));
  }

  /**
   * Whether the lines below the first one are rows rather than parts of a value: at least so many
   * of them, and half of all, have as many values as the header.
   */
  private boolean rowsAmong(List<String> lines, int least) {
    if (width < 2) {
      return false;
    }
    long rows =
        lines.stream()
            .skip(1)
            .map(ofOneLine::parseLine)
            .filter(values -> values != null && values.length == width)
            .count();
    return rows >= (width == 2 ? 3 : least) && 2 * rows >= lines.size() - 1;
  }

  private static boolean hasBreak(String value) {
    return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
  }

  /** How the quotes of a record's text go together. */
  private enum Quotes {
    CLOSED,
    /** The text ends inside quotes. */
    OPEN,
    /** A quoted value goes on behind its closing quote. */
    STRAY;

    static Quotes of(String text, String delimiter, char quote) {
      int place = 0;
      while (place < text.length()) {
        if (text.charAt(place) != quote) {
          place = behindValue(text, place, delimiter);
          continue;
        }
        place = closing(text, place + 1, quote);
        if (place >= text.length()) {
          return OPEN;
        }
        place++;
        boolean isEnd =
            place >= text.length()
                || text.startsWith(delimiter, place)
                || hasBreak(text.substring(place, place + 1));
        if (!isEnd) {
          return STRAY;
        }
        place = behindValue(text, place, delimiter);
      }
      return CLOSED;
    }

    private static int closing(String text, int from, char quote) {
      int place = from;
      while (place < text.length()) {
        if (text.charAt(place) == quote) {
          if (place + 1 >= text.length() || text.charAt(place + 1) != quote) {
            return place;
          }
          place++;
        }
        place++;
      }
      return place;
    }

    private static int behindValue(String text, int from, String delimiter) {
      int end = text.indexOf(delimiter, from);
      return end < 0 ? text.length() : end + delimiter.length();
    }
  }

  /** A reader that remembers that there is nothing more. */
  private static final class EndSeen extends FilterReader {
    private boolean isEnded;

    EndSeen(Reader reader) {
      super(reader);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      isEnded = isEnded || read < 0;
      return read;
    }
  }
}
