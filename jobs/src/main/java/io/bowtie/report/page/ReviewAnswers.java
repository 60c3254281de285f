package io.bowtie.report.page;

import io.bowtie.governance.Answer;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.report.gold.AnswerCount;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.RateRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What people made of advice, and whether they were right where they went against it. */
final class ReviewAnswers {
  private static final Map<Answer, String> RATES =
      Map.of(
          Answer.ACCEPTED, "acceptance_rate",
          Answer.EDITED, "edit_rate",
          Answer.REJECTED, "rejection_rate",
          Answer.IGNORED, "ignore_rate");

  private ReviewAnswers() {}

  static Part acting(Reviewed review) {
    List<AnswerCount> advised = advised(review);
    return Part.of(
            "acting",
            "Are users acting on it?",
            sentence(review, advised),
            review.tonight(FeedbackTables.RECOMMENDATION_OUTCOMES).orderedBy("advised_on"),
            review.tonight(FeedbackTables.DECISION_RATES, Held.is("dimension", "all")))
        .grids(List.of(answers(review, advised)))
        .orElse(nobodyAdvised(review));
  }

  private static String sentence(Reviewed review, List<AnswerCount> advised) {
    Map<String, Long> recent = counts(advised, AnswerCount::isRecent);
    Estimate accepted = review.governance().rate(review.name(), "acceptance_rate");
    long given = recent.values().stream().mapToLong(Long::longValue).sum();
    return "In the last "
        + GovernanceNight.DAYS
        + " days users were given "
        + Words.many(given, "new piece of advice", "new pieces of advice")
        + (given == 0
            ? ""
            : ": "
                + Sentences.listed(
                    recent.entrySet().stream()
                        .map(each -> Numbers.count(each.getValue()) + " " + each.getKey())
                        .toList()))
        + ". "
        + (accepted.isKnown()
            ? "Of all advice that was answered or has expired, users accepted "
                + Sentences.share(accepted)
                + "."
            : "Rates are not known yet: "
                + accepted.reason()
                + ". Answers come in by the command decide or as a source.");
  }

  private static Grid answers(Reviewed review, List<AnswerCount> advised) {
    if (advised.isEmpty()) {
      return Grid.of("Answers to advice", headings(""), List.of());
    }
    String since = firstAdvised(review).orElse("");
    Map<String, Long> recent = counts(advised, AnswerCount::isRecent);
    Map<String, Long> all = counts(advised, each -> true);
    List<List<Cell>> rows = new ArrayList<>();
    for (Answer answer : Answer.values()) {
      rows.add(
          List.of(
              Cell.of(Words.plain(answer.word())),
              Cell.of(recent.get(answer.word())),
              Cell.of(all.get(answer.word())),
              Cell.of(review.governance().rate(review.name(), RATES.get(answer)), Numbers.SHARE)));
    }
    rows.add(
        List.of(
            Cell.of("Open"),
            Cell.of(recent.get(AnswerCount.OPEN)),
            Cell.of(all.get(AnswerCount.OPEN)),
            Cell.toned("–", Tone.MUTED).note("not over yet")));
    return Grid.of("Answers to advice", headings(since), rows);
  }

  private static List<Heading> headings(String since) {
    return List.of(
        Heading.words("Answer"),
        Heading.number("First given in these days"),
        Heading.number("All that is followed" + (since.isEmpty() ? "" : ", since " + since)),
        Heading.number("Share of answered or expired"));
  }

  private static String nobodyAdvised(Reviewed review) {
    long inShadow =
        GovernanceNight.of(review.governance().answers(), AnswerCount::useCase, review.name())
            .stream()
            .filter(each -> each.arm().equals("shadow"))
            .mapToLong(AnswerCount::advice)
            .sum();
    return "Nothing yet: users have not been advised"
        + (inShadow == 0
            ? ". "
            : ", though "
                + Words.many(inShadow, "piece of advice", "pieces of advice")
                + " would have been given in shadow. ")
        + "Advice is followed from the first night on that gives some to users.";
  }

  static Part overrides(Reviewed review) {
    GovernanceNight governance = review.governance();
    boolean isFollowed = !advised(review).isEmpty();
    return Part.of(
            "overrides",
            "Are overrides reasonable?",
            rightness(review),
            review.tonight(FeedbackTables.DECISION_RATES).orderedBy("dimension, level, metric"))
        .grids(
            List.of(
                Grid.of(
                    "Who was right",
                    List.of(Heading.words("Figure"), Heading.number("Value")),
                    isFollowed ? figures(governance, review.name()) : List.of()),
                reasonCodes(review)))
        .orElse("Nothing yet: there is no advice that anybody could have gone against.");
  }

  private static String rightness(Reviewed review) {
    Estimate model = review.governance().rate(review.name(), "model_right_where_rejected");
    Estimate person = review.governance().rate(review.name(), "person_right_where_rejected");
    if (!model.isKnown() || !person.isKnown()) {
      return "Not known yet: " + model.reason() + ". " + review.firstOutcome(firstAdvised(review));
    }
    boolean isOpen =
        person.range().filter(range -> range.low() <= 0.5 && range.high() >= 0.5).isPresent();
    return "Where people rejected advice and the outcome is final, the model was right in "
        + Sentences.share(model)
        + " and the person in "
        + Sentences.share(person)
        + (isOpen ? ", which does not tell who is right more often." : ".")
        + " Acting changes outcomes: a customer who was called and stays looks like a false alert,"
        + " so only advice that nobody acted on tests the model.";
  }

  private static List<List<Cell>> figures(GovernanceNight governance, String useCase) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("override_rate", "Answers that rejected or edited");
    words.put("model_right_where_rejected", "Model right where people rejected");
    words.put("person_right_where_rejected", "Person right where they rejected");
    words.put("alerts_right", "Alerts that came true, acted on or not");
    words.put("untouched_right", "Right where nobody acted");
    return words.entrySet().stream()
        .map(
            each ->
                List.of(
                    Cell.of(each.getValue()),
                    Cell.of(governance.rate(useCase, each.getKey()), Numbers.SHARE)))
        .toList();
  }

  private static Grid reasonCodes(Reviewed review) {
    GovernanceNight governance = review.governance();
    String name = review.name();
    String dimension = "reason_code";
    return Grid.of(
        "Why people went against advice",
        List.of(
            Heading.words("Reason code"),
            Heading.number("Overridden"),
            Heading.number("Person right where rejected")),
        GovernanceNight.of(governance.rates(), RateRow::useCase, name).stream()
            .filter(row -> row.dimension().equals(dimension))
            .map(RateRow::level)
            .distinct()
            .map(
                level ->
                    List.of(
                        Cell.of(Words.plain(level)),
                        count(governance.rate(name, dimension, level, "overridden")),
                        Cell.of(
                            governance.rate(name, dimension, level, "person_right_where_rejected"),
                            Numbers.SHARE)))
            .toList());
  }

  /** A count stands on itself: its support would say it twice. */
  static Cell count(Estimate count) {
    return count.isKnown() ? Cell.of(Numbers.COUNT.value(count)) : Cell.of(count, Numbers.COUNT);
  }

  private static List<AnswerCount> advised(Reviewed review) {
    return GovernanceNight.of(review.governance().answers(), AnswerCount::useCase, review.name())
        .stream()
        .filter(each -> each.arm().equals(AnswerCount.ADVISED))
        .toList();
  }

  private static Optional<String> firstAdvised(Reviewed review) {
    return advised(review).stream().map(AnswerCount::firstAdvised).min(String::compareTo);
  }

  /** By answer, open last; an answer that nobody gave counts 0. */
  private static Map<String, Long> counts(
      List<AnswerCount> advised, Predicate<AnswerCount> isMeant) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Stream.concat(Stream.of(Answer.values()).map(Answer::word), Stream.of(AnswerCount.OPEN))
        .forEach(word -> counts.put(word, 0L));
    advised.stream()
        .filter(isMeant)
        .forEach(each -> counts.merge(each.answer(), each.advice(), Long::sum));
    return counts;
  }
}
