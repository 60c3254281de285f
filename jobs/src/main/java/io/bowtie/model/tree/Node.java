package io.bowtie.model.tree;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.util.List;

/**
 * A node of a tree.
 *
 * @param column that a split looks at; −1 for a leaf
 * @param threshold values up to it go left; not used by a split of categories
 * @param leftCategories values that go left; empty for a split at a threshold
 * @param left index of the left child
 * @param right index of the right child
 * @param value what a leaf predicts; of a split the mean of the training rows below it
 * @param cover weight of the training rows that came here
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Node(
    int column,
    double threshold,
    List<Double> leftCategories,
    int left,
    int right,
    double value,
    double cover)
    implements Serializable {
  private static final int NONE = -1;

  public Node {
    leftCategories = List.copyOf(leftCategories);
  }

  static Node leaf(double value, double cover) {
    return new Node(NONE, 0, List.of(), NONE, NONE, value, cover);
  }

  @JsonIgnore
  boolean isLeaf() {
    return column == NONE;
  }
}
