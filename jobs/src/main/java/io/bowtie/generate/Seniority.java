package io.bowtie.generate;

import java.util.List;

/** How senior a title is, from analyst (0) to chief (4). */
enum Seniority {
  ANALYST(0, 0.30, "Operations Analyst", "Data Analyst", "Sales Coordinator"),
  MANAGER(1, 0.32, "Operations Manager", "IT Manager", "Sales Manager"),
  DIRECTOR(2, 0.20, "Director of Operations", "Director of Sales", "IT Director"),
  VICE_PRESIDENT(3, 0.11, "VP Sales", "VP Operations", "Vice President Finance"),
  CHIEF(4, 0.07, "Chief Operating Officer", "CTO", "Chief Revenue Officer");

  /** Steps from the bottom of the ladder. */
  final int steps;

  final double share;
  final List<String> titles;

  Seniority(int steps, double share, String... titles) {
    this.steps = steps;
    this.share = share;
    this.titles = List.of(titles);
  }
}
