package io.bowtie.model.tree;

/**
 * Points and weights by which a sum is the integral over 0 to 1 of any polynomial of degree below
 * twice their number, exactly (Press and others, Numerical Recipes, 3rd edition, section 4.6).
 */
final class GaussLegendre {
  private final double[] points;
  private final double[] weights;

  /** The rule of that many points. */
  GaussLegendre(int count) {
    points = new double[count];
    weights = new double[count];
    for (int i = 0; i < count; i++) {
      root(i);
    }
  }

  int count() {
    return points.length;
  }

  double point(int i) {
    return points[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** Newton's steps to a root of the Legendre polynomial, which lies in −1 to 1. */
  private void root(int i) {
    int n = points.length;
    double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
    double slope = 0;
    double step = 1;
    for (int tries = 0; tries < 100 && Math.abs(step) > 1e-15; tries++) {
      double before = 0;
      double value = 1;
      for (int degree = 1; degree <= n; degree++) {
        double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = n * (x * value - before) / (x * x - 1);
      step = value / slope;
      x -= step;
    }
    points[i] = (1 + x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
}
