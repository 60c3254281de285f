package io.bowtie.job;

import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells one build from another, so that a result can be traced to the code that made it. */
final class CodeHash {
  private CodeHash() {}

  /** The first 16 hexadecimal digits of the SHA-256 of this program's jar, or of its classes. */
  static String ofThisProgram() {
    try {
      return of(
          Path.of(CodeHash.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (IOException | URISyntaxException unreadable) {
      throw OperatorError.system("The program cannot read its own jar").causedBy(unreadable);
    }
  }

  /** The hash of a file, or of the names and contents of all files in a folder. */
  static String of(Path program) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : filesOf(program)) {
      digest.update(program.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static List<Path> filesOf(Path program) throws IOException {
    try (Stream<Path> files = Files.walk(program)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
