package io.bowtie.generate;

/** Where leads and deals come from. */
enum LeadSource {
  WEB("Web", 0.32, 0.10),
  PAID_SEARCH("Paid Search", 0.15, 0.05),
  EVENT("Event", 0.13, 0.10),
  REFERRAL("Referral", 0.11, 0.20),
  PARTNER("Partner", 0.08, 0.15),
  OUTBOUND("Outbound", 0.11, 0.30),
  PURCHASED_LIST("Purchased List", 0.10, 0.10);

  final String label;
  final double leadShare;
  final double dealShare;

  LeadSource(String label, double leadShare, double dealShare) {
    this.label = label;
    this.leadShare = leadShare;
    this.dealShare = dealShare;
  }
}
