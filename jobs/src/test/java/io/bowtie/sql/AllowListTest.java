package io.bowtie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.jdk.javaapi.CollectionConverters;

@ExtendWith(SparkSupport.class)
class AllowListTest {
  private static final AllowList LIST = AllowList.SHIPPED;

  @Test
  void shouldSayOfEveryFunctionOfThisSparkWhetherItMayBeCalled(SparkSession session) {
    var state = ((org.apache.spark.sql.classic.SparkSession) session).sessionState();
    Set<String> known = names(state.functionRegistry().listFunction());
    Set<String> ofTables = names(state.tableFunctionRegistry().listFunction());

    Set<String> judged = union(LIST.functions(), LIST.refused().keySet());
    assertThat(judged).as("functions that somebody has looked at").containsAll(known);
    assertThat(union(judged, LIST.tableFunctions())).containsAll(ofTables);
    assertThat(union(known, ofTables))
        .as("names on the list that Spark does not know")
        .containsAll(union(judged, LIST.tableFunctions()));
  }

  @Test
  void shouldAllowNoFunctionThatItRefuses() {
    assertThat(LIST.functions()).doesNotContainAnyElementsOf(LIST.refused().keySet());
    assertThat(LIST.tableFunctions()).doesNotContainAnyElementsOf(LIST.refused().keySet());
  }

  @Test
  void shouldKnowWhatRefusedFunctionsBecome() {
    assertThat(LIST.refusedExpressions())
        .containsEntry("CurrentDate", "current_date")
        .containsKeys("CallMethodViaReflection", "Rand");
  }

  private static Set<String> names(scala.collection.Seq<FunctionIdentifier> functions) {
    Set<String> names = new TreeSet<>();
    CollectionConverters.asJava(functions)
        .forEach(function -> names.add(function.funcName().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Set<String> union(Collection<String> some, Collection<String> more) {
    return new TreeSet<>(Stream.concat(some.stream(), more.stream()).toList());
  }
}
