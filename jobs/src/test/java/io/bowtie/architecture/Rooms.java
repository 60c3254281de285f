package io.bowtie.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which room may look into which. A room is the first package below a root; packages inside a room
 * belong to it. The root package itself is the room with the empty name.
 */
final class Rooms {
  private static final String DOOR = "";

  /** Data flows down this list; a room sees those above it. */
  private static final List<String> FLOW =
      List.of(
          "sql",
          "source",
          "bronze",
          "silver",
          "feature",
          "model",
          "scoring",
          "recommendation",
          "report");

  private static final Map<String, Set<String>> SEES = seen();

  private Rooms() {}

  /** Every class below the root looks only where its room may look. */
  static ArchRule direction(String root) {
    return ArchRuleDefinition.classes()
        .that(areBelow(root))
        .should(lookOnlyWhereTheirRoomMay(root))
        .because("data flows one way through the rooms (docs/architecture.md)");
  }

  private static Map<String, Set<String>> seen() {
    Map<String, Set<String>> sees = new HashMap<>();
    sees.put("contract", Set.of());
    sees.put("config", Set.of("contract"));
    for (int i = 0; i < FLOW.size(); i++) {
      sees.put(FLOW.get(i), union(Set.of("contract", "config"), FLOW.subList(0, i)));
    }
    // Side rooms serve the flow and know nothing of it.
    sees.put("evaluation", Set.of("contract"));
    sees.put("quality", Set.of("contract"));
    sees.put("generate", Set.of("contract"));
    sees.put("store", Set.of("contract"));
    sees.put("query", Set.of("contract", "sql"));
    sees.put("governance", Set.of("contract", "config", "evaluation"));
    sees.put("kpi", Set.of("contract", "config", "sql", "silver", "scoring"));
    for (String room : List.of("bronze", "silver")) {
      sees.put(room, union(sees.get(room), List.of("quality")));
    }
    for (String room : List.of("model", "scoring", "recommendation")) {
      sees.put(room, union(sees.get(room), List.of("evaluation")));
    }
    sees.put("mapping", union(sees.get("silver"), List.of("silver")));
    sees.put("recommendation", union(sees.get("recommendation"), List.of("governance")));
    sees.put("doctor", union(sees.get("feature"), List.of("feature", "kpi")));
    sees.put(
        "report", union(sees.get("report"), List.of("kpi", "evaluation", "quality", "governance")));
    Set<String> allButTheJobs = Set.copyOf(sees.keySet());
    sees.put("job", allButTheJobs);
    sees.put("proof", union(allButTheJobs, List.of("job")));
    sees.put("bench", union(allButTheJobs, List.of("job")));
    sees.put(
        DOOR,
        Set.of(
            "bench",
            "contract",
            "config",
            "doctor",
            "generate",
            "job",
            "mapping",
            "proof",
            "query"));
    return Map.copyOf(sees);
  }

  private static Set<String> union(Set<String> some, List<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private static DescribedPredicate<JavaClass> areBelow(String root) {
    return DescribedPredicate.describe(
        "are below " + root, javaClass -> isBelow(root, javaClass.getPackageName()));
  }

  private static ArchCondition<JavaClass> lookOnlyWhereTheirRoomMay(String root) {
    return new ArchCondition<>("look only where their room may") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        String room = roomOf(root, javaClass.getPackageName());
        if (!SEES.containsKey(room)) {
          String message = javaClass.getName() + " is in a room without a place: " + room;
          events.add(SimpleConditionEvent.violated(javaClass, message));
          return;
        }
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
          if (isBelow(root, target) && !maySee(room, roomOf(root, target))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean maySee(String room, String other) {
    return room.equals(other) || SEES.get(room).contains(other);
  }

  private static boolean isBelow(String root, String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  private static String roomOf(String root, String packageName) {
    return packageName.equals(root)
        ? DOOR
        : packageName.substring(root.length() + 1).split("\\.", 2)[0];
  }
}
