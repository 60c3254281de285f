package io.bowtie;

import io.bowtie.contract.OperatorError;
import io.bowtie.generate.Effects;
import io.bowtie.generate.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a generated company is like. */
final class GenerateOptions {
  @Option(
      names = "--size",
      defaultValue = "0.7",
      paramLabel = "N",
      description =
          "1 is some 700 accounts, 9,000 leads and 3,000 deals; counts grow with it. Default:"
              + " ${DEFAULT-VALUE}, three nights of which take some minutes.")
  private double size;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, another company of the same kind.")
  private Optional<Long> seed;

  @Option(
      names = "--effects",
      defaultValue = "planted",
      paramLabel = "EFFECTS",
      description = "planted: outcomes have causes; none: nothing can be learned.")
  private Effects effects;

  /**
   * The settings that the options ask for.
   *
   * @throws OperatorError of usage when the size is not above zero
   */
  Settings settings() {
    if (!(size > 0)) {
      throw OperatorError.usage("A company of size " + size + " has nobody in it")
          .where("--size")
          .remedy("Give a number above zero, such as 0.2.");
    }
    Settings demo = Settings.demo();
    return demo.withSize(size).withSeed(seed.orElse(demo.seed())).withEffects(effects);
  }
}
