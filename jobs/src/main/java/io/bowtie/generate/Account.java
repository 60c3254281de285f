package io.bowtie.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A company as the simulation knows it. */
final class Account {
  final String id;
  final String name;
  final String domain;
  final String website;
  final Segment segment;
  final String industry;
  final String country;
  final String region;
  final String techStack;
  final String source;
  final Instant createdAt;
  final List<String> contactIds = new ArrayList<>();
  int employees;
  Roster.Owner owner;
  int openDeals;
  boolean isCustomer;

  Account(String id, Profile profile, String source, Instant createdAt, Roster.Owner owner) {
    this.id = id;
    this.name = profile.name();
    this.domain = profile.domain();
    this.website = profile.website();
    this.segment = profile.segment();
    this.industry = profile.industry();
    this.country = profile.country();
    this.region = profile.region();
    this.techStack = profile.techStack();
    this.employees = profile.employees();
    this.source = source;
    this.createdAt = createdAt;
    this.owner = owner;
  }
}
