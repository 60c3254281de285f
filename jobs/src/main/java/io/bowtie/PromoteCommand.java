package io.bowtie;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.job.PromotionOrder;
import io.bowtie.job.Promotions;
import io.bowtie.job.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person makes a model champion. */
@Command(
    name = "promote",
    description = {
      "Make a model champion, from a night on that readers have not seen.",
      "Reads:",
      "  gold.model_registry",
      "  gold.model_events",
      "  gold.publications",
      "Writes:",
      "  gold.model_events",
      "  gold.audit_log"
    })
final class PromoteCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Console console;

  @Mixin private DecisionOptions decision;

  @Option(
      names = "--use-case",
      required = true,
      paramLabel = "NAME",
      description =
          "lead, deal or churn; '" + ALL + "' for every one that may be, with a reason for others.")
  private String useCase;

  @Option(
      names = "--model",
      defaultValue = "",
      paramLabel = "VERSION",
      description = "A version of gold.model_registry; the latest trained unless given.")
  private String model;

  @Option(
      names = "--effective-from",
      defaultValue = "",
      paramLabel = "DATE",
      description = "The first night that uses it; the first unpublished one unless given.")
  private String effectiveFrom;

  PromoteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    refuseOptionsThatFitOneUseCase();
    BowtieConf conf = decision.conf();
    try (Workspace workspace = Workspace.open(conf, console::say)) {
      promoted(workspace).forEach(console::say);
    }
    return ExitCode.DONE.code();
  }

  private List<String> promoted(Workspace workspace) {
    return useCase.equals(ALL)
        ? Promotions.promoteAll(workspace, name -> decision.by(), decision.note())
        : Promotions.promote(
            workspace,
            new PromotionOrder(useCase, model, effectiveFrom, decision.by(), decision.note()));
  }

  private void refuseOptionsThatFitOneUseCase() {
    if (useCase.equals(ALL) && !(model.isEmpty() && effectiveFrom.isEmpty())) {
      throw OperatorError.usage("--use-case all takes neither --model nor --effective-from")
          .why("A model and the night it starts belong to one use case.")
          .remedy("Promote the use case by its name.");
    }
  }
}
