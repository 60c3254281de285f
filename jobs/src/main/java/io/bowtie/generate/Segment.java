package io.bowtie.generate;

/** Company sizes, and what goes with them. */
enum Segment {
  SMB("SMB", 0.5, 40, 9_000, 12),
  MID_MARKET("Mid-Market", 0.32, 350, 24_000, 40),
  ENTERPRISE("Enterprise", 0.18, 2_500, 70_000, 120);

  final String label;
  final double share;
  final int medianEmployees;
  final int medianDealAmount;
  final int medianSeats;

  Segment(String label, double share, int medianEmployees, int medianDealAmount, int medianSeats) {
    this.label = label;
    this.share = share;
    this.medianEmployees = medianEmployees;
    this.medianDealAmount = medianDealAmount;
    this.medianSeats = medianSeats;
  }
}
