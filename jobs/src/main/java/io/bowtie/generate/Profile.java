package io.bowtie.generate;

import java.util.List;
import java.util.Locale;

/**
 * What a company is before anybody sells to it.
 *
 * @param name invented, unique within a company by its number
 * @param domain lower case, under the reserved top level {@code example}
 * @param website as somebody typed it: now and then with capitals, protocol and slash
 */
record Profile(
    String name,
    String domain,
    String website,
    Segment segment,
    int employees,
    String industry,
    String country,
    String region,
    String techStack) {

  private static final List<String> FIRST =
      List.of(
          "Alder", "Basalt", "Cobalt", "Dune", "Ember", "Fjord", "Garnet", "Harbor", "Indigo",
          "Juniper", "Kestrel", "Lumen", "Maple", "Nimbus", "Onyx", "Pebble", "Quartz", "Ridge",
          "Sable", "Tundra", "Umber", "Velvet", "Willow", "Yarrow", "Zephyr");
  private static final List<String> SECOND =
      List.of(
          "Works",
          "Foods",
          "Freight",
          "Health",
          "Labs",
          "Metals",
          "Media",
          "Mobility",
          "Optics",
          "Paper",
          "Power",
          "Retail",
          "Robotics",
          "Software",
          "Textiles",
          "Tools",
          "Travel");
  private static final List<String> LEGAL = List.of("Inc", "Ltd", "GmbH", "AG", "LLC");
  private static final List<String> INDUSTRIES =
      List.of("Manufacturing", "Software", "Retail", "Logistics", "Health Care", "Finance");
  private static final List<String> COUNTRIES =
      List.of("United States", "Germany", "France", "United Kingdom", "Switzerland", "Canada");
  private static final List<String> STACKS = List.of("Cloud", "On-Premises", "Hybrid", "Legacy");

  static Profile draw(int number, Dice dice) {
    String stem = FIRST.get(number % FIRST.size());
    String trade = SECOND.get(number / FIRST.size() % SECOND.size());
    int round = number / (FIRST.size() * SECOND.size());
    String name = stem + " " + trade + (round == 0 ? "" : " " + (round + 1));
    String domain = name.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
    Segment segment = dice.pick(List.of(Segment.values()), choice -> choice.share);
    return new Profile(
        name + " " + dice.pick(LEGAL),
        domain,
        dice.chance(0.15) ? "HTTPS://www." + stem + domain.substring(stem.length()) + "/" : domain,
        segment,
        (int) Math.max(2, dice.lognormal(segment.medianEmployees, 0.6)),
        dice.pick(INDUSTRIES),
        dice.pick(COUNTRIES),
        dice.pick(Roster.REGIONS),
        dice.pick(STACKS));
  }
}
