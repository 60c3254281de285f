package io.bowtie.model.tree;

import java.util.List;

/**
 * Exact path-dependent TreeSHAP of an ensemble (Lundberg, Erion and Lee 2018): how much each column
 * of a vector moves the sum of the trees away from its mean over the training rows. The
 * contributions and {@link #startingPoint} add up to the sum of the trees.
 *
 * <p>Built once per ensemble and thread-safe: a row costs a look at every split and one line of a
 * table for each branch.
 */
public final class TreeShap {
  private final Splits splits;
  private final BranchTables[] tabled;
  private final Branch[][] others;
  private final double startingPoint;

  public TreeShap(List<Tree> trees) {
    this.splits = new Splits(trees);
    this.tabled = new BranchTables[trees.size()];
    this.others = new Branch[trees.size()][];
    for (int i = 0; i < tabled.length; i++) {
      List<Branch> branches = Branch.of(trees.get(i));
      tabled[i] = new BranchTables(branches.stream().filter(Branch::isTabled).toList());
      others[i] = branches.stream().filter(branch -> !branch.isTabled()).toArray(Branch[]::new);
    }
    this.startingPoint = trees.stream().mapToDouble(tree -> tree.root().value()).sum();
  }

  /** The mean over the training rows, by the trees' own counts. */
  public double startingPoint() {
    return startingPoint;
  }

  /** Each column's contribution. */
  public double[] contributions(double[] vector) {
    double[] contributions = new double[vector.length];
    byte[] answers = splits.answers(vector);
    for (int tree = 0; tree < tabled.length; tree++) {
      int first = splits.root(tree);
      tabled[tree].addTo(contributions, answers, first);
      for (Branch branch : others[tree]) {
        branch.addTo(contributions, answers, first);
      }
    }
    return contributions;
  }
}
