package io.bowtie.job;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of taking in a file of decisions.
 *
 * @param code done, or the data gate where rows could not be taken
 * @param words for the person who asked
 */
public record DecisionsIn(ExitCode code, List<String> words) {

  public DecisionsIn {
    words = List.copyOf(words);
  }

  /**
   * Takes in what can be taken, once.
   *
   * @throws OperatorError of usage or data where the file is none of decisions
   */
  public static DecisionsIn of(Workspace workspace, Path file) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : DecisionFile.rows(workspace.spark(), file)) {
      rows.put("Row " + (rows.size() + 1), row);
    }
    DecisionIntake intake = DecisionIntake.of(workspace.store(), rows, workspace.conf().timeZone());
    if (!intake.isEmpty()) {
      intake.write(workspace.run(intake.lastDay(), false));
    }
    return said(file, intake);
  }

  private static DecisionsIn said(Path file, DecisionIntake intake) {
    List<String> words = new ArrayList<>();
    words.add(
        intake.taken().size()
            + " decision(s) taken in, "
            + intake.again().size()
            + " known already, "
            + intake.refused().size()
            + " refused.");
    if (!intake.refused().isEmpty()) {
      words.add("  where: " + file);
      intake.refused().forEach((row, faults) -> words.add("  " + row + ": " + faults));
      words.add(
          "  do: mend these rows and take in the file again; what was taken is not taken twice.");
    }
    return new DecisionsIn(intake.refused().isEmpty() ? ExitCode.DONE : ExitCode.DATA_GATE, words);
  }
}
