package io.bowtie.contract;

/**
 * An error that the person who runs Bowtie can do something about. It says what is wrong, where,
 * why it matters and what to do, and it knows the exit code. Values of personal columns never go
 * in.
 */
public final class OperatorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String what;
  private final String where;
  private final String why;
  private final String remedy;

  private OperatorError(
      ExitCode exitCode, String what, String where, String why, String remedy, Throwable cause) {
    super(sentence(what, where, why, remedy), cause);
    this.exitCode = exitCode;
    this.what = what;
    this.where = where;
    this.why = why;
    this.remedy = remedy;
  }

  public static OperatorError of(ExitCode exitCode, String what) {
    return new OperatorError(exitCode, what, "", "", "", null);
  }

  public static OperatorError usage(String what) {
    return of(ExitCode.USAGE, what);
  }

  public static OperatorError configuration(String what) {
    return of(ExitCode.CONFIGURATION, what);
  }

  public static OperatorError data(String what) {
    return of(ExitCode.DATA_GATE, what);
  }

  public static OperatorError evidence(String what) {
    return of(ExitCode.EVIDENCE_GATE, what);
  }

  public static OperatorError governance(String what) {
    return of(ExitCode.GOVERNANCE, what);
  }

  public static OperatorError system(String what) {
    return of(ExitCode.SYSTEM, what);
  }

  /** The file, key, table or column that is meant. */
  public OperatorError where(String place) {
    return new OperatorError(exitCode, what, place, why, remedy, getCause());
  }

  /** The reason, which may hold what another library said: contact data in it is masked. */
  public OperatorError why(String reason) {
    return new OperatorError(exitCode, what, where, ContactData.masked(reason), remedy, getCause());
  }

  /** What the reader should do next. */
  public OperatorError remedy(String action) {
    return new OperatorError(exitCode, what, where, why, action, getCause());
  }

  public OperatorError causedBy(Throwable cause) {
    return new OperatorError(exitCode, what, where, why, remedy, cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  private static String sentence(String what, String where, String why, String remedy) {
    StringBuilder text = new StringBuilder(what);
    appendLine(text, "where", where);
    appendLine(text, "why", why);
    appendLine(text, "do", remedy);
    return text.toString();
  }

  private static void appendLine(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(System.lineSeparator()).append("  ").append(label).append(": ").append(value);
    }
  }
}
