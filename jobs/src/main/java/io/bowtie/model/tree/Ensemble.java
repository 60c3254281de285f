package io.bowtie.model.tree;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** Trees whose predictions add up. */
public final class Ensemble implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final List<Tree> trees;

  /** Made on first use in each JVM: it is larger than the trees, and quickly made. */
  private transient volatile TreeShap shap;

  private transient volatile Splits splits;

  @JsonCreator
  public Ensemble(List<Tree> trees) {
    this.trees = List.copyOf(trees);
  }

  @JsonValue
  public List<Tree> trees() {
    return trees;
  }

  /** The trees' sum for a vector. */
  public double sum(double[] vector) {
    Splits made = splits;
    if (made == null) {
      made = new Splits(trees);
      splits = made;
    }
    return made.sum(vector);
  }

  /** Where each column's contribution starts, and the contributions: they add up to the sum. */
  public TreeShap shap() {
    TreeShap made = shap;
    if (made == null) {
      made = new TreeShap(trees);
      shap = made;
    }
    return made;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ensemble that && trees.equals(that.trees);
  }

  @Override
  public int hashCode() {
    return trees.hashCode();
  }
}
