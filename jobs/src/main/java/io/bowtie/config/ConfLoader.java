package io.bowtie.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import io.bowtie.contract.OperatorError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a conf file over the defaults and checks it. */
public final class ConfLoader {
  private static final Set<String> ENTITIES_WITH_CUSTOM_FIELDS =
      Set.of("accounts", "leads", "deals", "subscriptions");

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??(?<name>[^}]+)\\}");

  private ConfLoader() {}

  /**
   * Reads a file in HOCON.
   *
   * @throws OperatorError of configuration, naming file, key and remedy
   */
  public static BowtieConf load(Path file) {
    if (!Files.isReadable(file)) {
      throw OperatorError.configuration("Configuration file not found")
          .where(file.toString())
          .remedy("Give an existing file with --conf; conf/examples/ holds some to start from.");
    }
    return fromConfig(parsed(file), file.toAbsolutePath().normalize());
  }

  /** Whether a file says something itself, rather than leaving it to the defaults. */
  public static boolean isDeclared(Path file, String key) {
    return ConfIncludes.parse(file)
        .resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true))
        .root()
        .containsKey(key);
  }

  private static Config parsed(Path file) {
    try {
      return ConfIncludes.parse(file)
          .withFallback(ConfigFactory.parseResources(ConfLoader.class, "/reference.conf"))
          .resolve();
    } catch (ConfigException.UnresolvedSubstitution unset) {
      String message = String.valueOf(unset.getMessage());
      Matcher name = SUBSTITUTION.matcher(message);
      String variable = name.find() ? name.group("name") : "NAME";
      throw OperatorError.configuration("${" + variable + "} in the configuration has no value")
          .where(file.toString())
          .why(message)
          .remedy("Set the environment variable: export " + variable + "=… , or give it a value.")
          .causedBy(unset);
    } catch (ConfigException broken) {
      throw OperatorError.configuration("The configuration file cannot be read")
          .where(file.toString())
          .why(String.valueOf(broken.getMessage()))
          .remedy("Mend the line that is named; the format is HOCON, a superset of JSON.")
          .causedBy(broken);
    }
  }

  private static BowtieConf fromConfig(Config config, Path file) {
    Path folder = file.getParent();
    ConfSection root = new ConfSection("", config);
    Map<String, GovernanceConf> governance =
        root.named("governance", (name, section) -> GovernanceConf.read(section));
    BowtieConf conf =
        new BowtieConf(
            root.text("company"),
            root.timeZone("time-zone"),
            root.currency("reporting-currency"),
            root.section("exchange-rates", section -> section.integer("maximum-age-days")),
            resolved(folder, root.text("warehouse")),
            Path.of(resolved(folder, root.text("reports"))),
            root.longInteger("seed"),
            List.copyOf(root.named("sources", SourceConf::read).values()).stream()
                .map(source -> withResolvedPaths(folder, source))
                .toList(),
            root.section("identity", section -> section.texts("shared-domains")),
            root.named("custom-fields", ConfLoader::customFields),
            List.copyOf(
                root.named("checks", (name, section) -> CheckConf.read(name, section, folder))
                    .values()),
            root.section("quality", QualityConf::read),
            root.named("use-cases", UseCaseConf::read),
            root.named("bands", (name, section) -> BandConf.read(section)),
            governance,
            root.named(
                "thresholds",
                (useCase, section) ->
                    ThresholdConf.versions(
                        useCase, section, Optional.ofNullable(governance.get(useCase)))),
            root.section("train", TrainConf::read),
            root.section("gate", GateConf::read),
            root.section("leakage", LeakageConf::read),
            root.section("drift", DriftConf::read),
            root.section("bias", section -> section.texts("dimensions")),
            root.section("kpi", section -> section.integer("velocity-window-days")),
            root.section("recommendation", section -> section.number("large-amount")),
            file,
            folder,
            hash(config));
    root.refuseUnread();
    conf.leakage().refuseStrangers(conf.useCases(), conf.governance());
    if (conf.sources().isEmpty()) {
      throw root.wrong("sources", "No source is declared")
          .remedy("Declare at least one under sources { … }; see conf/examples/.");
    }
    return conf;
  }

  private static List<CustomField> customFields(String entity, ConfSection section) {
    if (!ENTITIES_WITH_CUSTOM_FIELDS.contains(entity)) {
      throw OperatorError.configuration("'" + entity + "' cannot have custom fields")
          .where("custom-fields." + entity)
          .remedy("Use one of accounts, leads, deals, subscriptions.");
    }
    return List.copyOf(section.children(CustomField::read).values());
  }

  private static SourceConf withResolvedPaths(Path folder, SourceConf source) {
    return source.at(resolved(folder, source.location()), mapping(folder, source.mapping()));
  }

  /** A plain word with no such folder beside the conf file names mappings that ship with Bowtie. */
  private static String mapping(Path folder, String given) {
    boolean isPlain = given.matches("[A-Za-z0-9_-]+") && !Files.isDirectory(folder.resolve(given));
    return isPlain ? given : folder.resolve(given).normalize().toString();
  }

  /** Relative paths refer to the conf file's folder; URIs stay as they are. */
  private static String resolved(Path folder, String location) {
    return location.contains("://") ? location : folder.resolve(location).normalize().toString();
  }

  private static String hash(Config config) {
    String text = config.root().render(ConfigRenderOptions.concise());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
