package io.bowtie.source;

import io.bowtie.contract.ColumnType;
import io.bowtie.source.TextUses.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.ArrayTransform;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.CreateMap;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetArrayStructFields;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.HigherOrderFunction;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.OuterReference;
import org.apache.spark.sql.catalyst.expressions.ParseToDate;
import org.apache.spark.sql.catalyst.expressions.ParseToTimestamp;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.expressions.aggregate.MaxMinBy;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SetOperation;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Follows the texts of raw columns through an analysed query and notes what it does with them. The
 * columns are marked in their metadata. Through maps nothing is followed: their values are of all
 * kinds.
 */
final class TextLineage {
  /** Metadata of a raw column that is a text: how it is called here. */
  static final String MARK = "bowtie.raw-text";

  /** Functions that look at a text's letters. */
  private static final Set<String> READERS =
      Set.of(
          "Substring",
          "Left",
          "Right",
          "SubstringIndex",
          "StringSplit",
          "SplitPart",
          "Overlay",
          "RegExpReplace",
          "RegExpExtract",
          "RegExpExtractAll",
          "RegExpInStr",
          "RegExpSubStr",
          "RegExpCount",
          "RLike",
          "Like",
          "ILike",
          "LikeAll",
          "LikeAny",
          "NotLikeAll",
          "NotLikeAny",
          "Contains",
          "StartsWith",
          "EndsWith",
          "StringInstr",
          "StringLocate",
          "StringReplace",
          "StringTranslate",
          "Concat",
          "ConcatWs",
          "FormatString",
          "StringLPad",
          "StringRPad",
          "GetTimestamp",
          "UnixTimestamp",
          "ToUnixTimestamp",
          "ToNumber",
          "TryToNumber",
          "GetJsonObject",
          "JsonTuple",
          "JsonToStructs",
          "CsvToStructs");

  private static final Set<String> SORTERS =
      Set.of("Max", "Min", "Greatest", "Least", "ArrayMax", "ArrayMin", "SortArray", "ArraySort");

  private static final Set<String> COMPARERS =
      Set.of("In", "InSet", "ArrayContains", "ArrayDistinct", "Mode");

  private final TextUses uses = new TextUses();
  private final Map<ExprId, TextFlow> flows = new HashMap<>();
  private final Map<Long, List<TextFlow>> steps = new HashMap<>();
  private final Map<Object, TextFlow> common = new HashMap<>();

  private TextLineage() {}

  /**
   * What an analysed query does with the marked texts.
   *
   * @param types of the entity's columns by name; a column that is none of them counts as text
   */
  static TextUses of(LogicalPlan analysed, Map<String, ColumnType> types) {
    TextLineage lineage = new TextLineage();
    lineage.follow(analysed);
    for (Attribute column : list(analysed.output())) {
      ColumnType type = types.getOrDefault(column.name().toLowerCase(Locale.ROOT), ColumnType.TEXT);
      lineage.uses.add(
          lineage.flow(column),
          switch (type) {
            case TIMESTAMP -> Use.DELIVERED_AS_TIME;
            case DATE -> Use.DELIVERED_AS_DATE;
            default -> Use.DELIVERED;
          });
    }
    return lineage.uses;
  }

  private void follow(LogicalPlan plan) {
    if (plan instanceof WithCTE with) {
      for (CTERelationDef step : list(with.cteDefs())) {
        follow(step.child());
        steps.put(step.id(), outputs(step.child()));
      }
      follow(with.plan());
      return;
    }
    if (plan instanceof CTERelationRef step) {
      put(plan, steps.getOrDefault(step.cteId(), List.of()));
      return;
    }
    if (plan instanceof View || plan.children().isEmpty()) {
      for (Attribute column : list(plan.output())) {
        if (column.metadata().contains(MARK)) {
          flows.put(column.exprId(), TextFlow.of(column.metadata().getString(MARK)));
        }
      }
      return;
    }
    list(plan.children()).forEach(this::follow);
    if (plan instanceof Union || plan instanceof SetOperation) {
      put(plan, list(plan.children()).stream().map(this::outputs).reduce(TextLineage::or).get());
    } else if (plan instanceof Generate generate) {
      TextFlow made = flow((Expression) generate.generator());
      List<Attribute> outputs = list(generate.generatorOutput());
      for (int place = 0; place < outputs.size(); place++) {
        flows.put(outputs.get(place).exprId(), outputs.size() == 1 ? made : made.field(place));
      }
    } else {
      list(plan.expressions()).forEach(this::flow);
    }
    if (plan instanceof Aggregate aggregate) {
      list(aggregate.groupingExpressions()).forEach(each -> uses.compare(flow(each)));
    } else if (plan instanceof Distinct || plan instanceof SetOperation) {
      outputs(plan).forEach(uses::compare);
    }
  }

  private void put(LogicalPlan plan, List<TextFlow> arriving) {
    List<Attribute> output = list(plan.output());
    for (int place = 0; place < Math.min(output.size(), arriving.size()); place++) {
      flows.put(output.get(place).exprId(), arriving.get(place));
    }
  }

  private List<TextFlow> outputs(LogicalPlan plan) {
    return list(plan.output()).stream().map(this::flow).toList();
  }

  private static List<TextFlow> or(List<TextFlow> one, List<TextFlow> other) {
    List<TextFlow> both = new ArrayList<>();
    for (int place = 0; place < one.size(); place++) {
      both.add(one.get(place).or(other.get(place)));
    }
    return both;
  }

  /** What arrives in an expression's value; what it does on the way is noted. */
  private TextFlow flow(Expression expression) {
    if (expression instanceof Attribute column) {
      return flows.getOrDefault(column.exprId(), TextFlow.NONE);
    }
    if (expression instanceof NamedLambdaVariable variable) {
      return flows.getOrDefault(variable.exprId(), TextFlow.NONE);
    }
    if (expression instanceof OuterReference outer) {
      return flow((Expression) outer.e());
    }
    if (expression instanceof Alias alias) {
      TextFlow flow = flow(alias.child());
      flows.put(alias.exprId(), flow);
      return flow;
    }
    if (expression instanceof PlanExpression<?> subquery) {
      return ofSubquery(subquery);
    }
    if (expression instanceof With with) {
      for (CommonExpressionDef each : list(with.defs())) {
        common.put(each.id(), flow(each.child()));
      }
      return flow(with.child());
    }
    if (expression instanceof CommonExpressionRef each) {
      return common.getOrDefault(each.id(), TextFlow.NONE);
    }
    if (expression instanceof HigherOrderFunction function) {
      return ofFunction(function);
    }
    return ofTime(expression);
  }

  private TextFlow ofSubquery(PlanExpression<?> subquery) {
    list(subquery.children()).forEach(this::flow);
    if (!(subquery.plan() instanceof LogicalPlan inner)) {
      return TextFlow.NONE;
    }
    follow(inner);
    List<TextFlow> outputs = outputs(inner);
    return outputs.size() == 1 ? outputs.get(0) : TextFlow.struct(outputs);
  }

  private TextFlow ofFunction(HigherOrderFunction function) {
    TextFlow given =
        list(function.arguments()).stream().map(this::flow).reduce(TextFlow.NONE, TextFlow::or);
    TextFlow made = TextFlow.NONE;
    for (Expression each : list(function.functions())) {
      if (each instanceof LambdaFunction lambda) {
        for (NamedExpression argument : list(lambda.arguments())) {
          flows.put(argument.exprId(), given);
        }
        made = flow(lambda.function());
      }
    }
    return passed((Expression) function, function instanceof ArrayTransform ? made : given);
  }

  private TextFlow ofTime(Expression expression) {
    if (expression instanceof Cast cast) {
      return ofCast(cast);
    }
    if (expression instanceof ParseToTimestamp parse) {
      uses.add(flow(parse.left()), parse.format().isEmpty() ? Use.CAST_TO_TIME : Use.READ);
      return TextFlow.NONE;
    }
    if (expression instanceof ParseToDate parse) {
      uses.add(flow(parse.left()), parse.format().isEmpty() ? Use.CAST_TO_DATE : Use.READ);
      return TextFlow.NONE;
    }
    return ofOrder(expression);
  }

  private TextFlow ofCast(Cast cast) {
    TextFlow given = flow(cast.child());
    DataType to = cast.dataType();
    if (cast.child().dataType() instanceof TimestampType && to instanceof StringType) {
      return uses.print(cast);
    }
    if (to instanceof TimestampType || to instanceof TimestampNTZType) {
      uses.add(given, Use.CAST_TO_TIME);
    } else if (to instanceof DateType) {
      uses.add(given, Use.CAST_TO_DATE);
    }
    return passed(cast, given);
  }

  private TextFlow ofOrder(Expression expression) {
    if (expression instanceof SortOrder order) {
      uses.sort(flow(order.child()));
      return TextFlow.NONE;
    }
    if (expression instanceof WindowExpression window) {
      flow(window.windowSpec());
      return flow(window.windowFunction());
    }
    if (expression instanceof WindowSpecDefinition spec) {
      list(spec.partitionSpec()).forEach(each -> uses.compare(flow(each)));
      list(spec.orderSpec()).forEach(this::flow);
      return TextFlow.NONE;
    }
    if (expression instanceof MaxMinBy by) {
      uses.sort(flow(by.orderingExpr()));
      return flow(by.valueExpr());
    }
    if (expression instanceof BinaryComparison comparison) {
      return ofComparison(comparison);
    }
    return ofValues(expression);
  }

  private TextFlow ofComparison(BinaryComparison comparison) {
    TextFlow left = flow(comparison.left());
    TextFlow right = flow(comparison.right());
    String text =
        comparison.left() instanceof Literal one && one.dataType() instanceof StringType
            ? String.valueOf(one.value())
            : comparison.right() instanceof Literal one && one.dataType() instanceof StringType
                ? String.valueOf(one.value())
                : null;
    if (text != null) {
      ofLiteral(left.or(right), text);
    } else if (comparison instanceof EqualTo || comparison instanceof EqualNullSafe) {
      uses.compare(left.or(right));
    } else {
      uses.sort(left.or(right));
    }
    return TextFlow.NONE;
  }

  /** A blank is no time, and 9999 comes after all of them in any form. */
  private void ofLiteral(TextFlow compared, String text) {
    if (text.matches("[0-8]\\d{3}(-\\d{2}.*)?")) {
      uses.add(compared, Use.COMPARED_WITH_DATE);
    } else if (!text.isBlank() && !text.startsWith("9999")) {
      uses.add(compared, Use.READ);
    }
  }

  private TextFlow ofValues(Expression expression) {
    if (expression instanceof CreateNamedStruct struct) {
      return TextFlow.struct(list(struct.valExprs()).stream().map(this::flow).toList());
    }
    if (expression instanceof GetStructField field) {
      return flow(field.child()).field(field.ordinal());
    }
    if (expression instanceof GetArrayStructFields field) {
      return flow(field.child()).field(field.ordinal());
    }
    if (expression instanceof If choice) {
      flow(choice.predicate());
      return flow(choice.trueValue()).or(flow(choice.falseValue()));
    }
    if (expression instanceof CaseWhen choice) {
      TextFlow made =
          choice.elseValue().isDefined() ? flow(choice.elseValue().get()) : TextFlow.NONE;
      for (scala.Tuple2<Expression, Expression> branch : list(choice.branches())) {
        flow(branch._1());
        made = made.or(flow(branch._2()));
      }
      return made;
    }
    TextFlow given =
        list(expression.children()).stream().map(this::flow).reduce(TextFlow.NONE, TextFlow::or);
    String function = expression.getClass().getSimpleName();
    if (READERS.contains(function)
        && !(expression.dataType() instanceof ArrayType && function.equals("Concat"))) {
      uses.add(given, Use.READ);
      return TextFlow.NONE;
    }
    if (SORTERS.contains(function)) {
      uses.sort(given);
    } else if (COMPARERS.contains(function)) {
      uses.compare(given);
    }
    return expression instanceof CreateMap ? TextFlow.NONE : passed(expression, given);
  }

  /** Numbers, dates and flags are no texts any more. */
  private static TextFlow passed(Expression expression, TextFlow given) {
    if (given.equals(TextFlow.NONE)) {
      return given;
    }
    DataType type = expression.dataType();
    return type instanceof StringType || type instanceof StructType || type instanceof ArrayType
        ? given
        : TextFlow.NONE;
  }

  private static <T> List<T> list(scala.collection.Seq<T> values) {
    return CollectionConverters.asJava(values);
  }
}
