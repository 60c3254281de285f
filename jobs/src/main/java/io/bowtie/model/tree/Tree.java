package io.bowtie.model.tree;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.Serializable;
import java.util.List;

/**
 * A decision tree over vectors of numbers.
 *
 * @param nodes the root first; children after their parents
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Tree(List<Node> nodes) implements Serializable {

  public Tree {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("A tree has a root");
    }
  }

  Node root() {
    return nodes.get(0);
  }
}
