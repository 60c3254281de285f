package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Who reads a database. Taken from the environment or from Hadoop's credential providers, under the
 * same names; never from a configuration file, and never shown.
 *
 * @param user of the database
 * @param password empty where the server asks for none
 */
public record Credentials(String user, String password) {

  /**
   * The credentials of a source.
   *
   * @throws OperatorError of configuration when no user is set
   */
  public static Credentials of(SourceConf source, Configuration hadoop) {
    String prefix = source.jdbc().credentials();
    return new Credentials(
        secret(prefix + "_USER", hadoop)
            .orElseThrow(
                () ->
                    OperatorError.configuration(
                            "Nobody is named to read the database of source '"
                                + source.name()
                                + "'")
                        .where("environment variable " + prefix + "_USER")
                        .remedy(
                            "Export "
                                + prefix
                                + "_USER and "
                                + prefix
                                + "_PASSWORD before the run.")),
        secret(prefix + "_PASSWORD", hadoop).orElse(""));
  }

  private static Optional<String> secret(String name, Configuration hadoop) {
    try {
      char[] provided = hadoop.getPassword(name);
      return provided == null
          ? Optional.ofNullable(System.getenv(name))
          : Optional.of(new String(provided));
    } catch (IOException unreadable) {
      throw OperatorError.configuration("Hadoop's credentials cannot be read")
          .where(name)
          .why(String.valueOf(unreadable.getMessage()))
          .remedy("Check hadoop.security.credential.provider.path.")
          .causedBy(unreadable);
    }
  }

  /** The text without the password, should a driver have put it there. */
  public String hidden(String text) {
    return password.isEmpty() ? text : text.replace(password, "***");
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
