package io.bowtie.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import io.bowtie.contract.OperatorError;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code include} may bring into a conf file: files of its own folder and of those below,
 * named relative to the file that includes them. A conf decides what is read and who answers for
 * it, so nothing of it comes from a network, from a library or from elsewhere on the machine. A
 * file that is not there adds nothing, as HOCON has it, unless it is {@code required(…)}.
 */
final class ConfIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private static final Pattern HAS_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final List<String> ENDINGS = List.of(".conf", ".json", ".properties");

  private final Path root;
  private final Path file;

  private ConfIncludes(Path root, Path file) {
    this.root = root;
    this.file = file;
  }

  /**
   * Parses a conf file with what it includes.
   *
   * @throws OperatorError of configuration when it includes something that it may not
   */
  static Config parse(Path given) {
    // Without a folder of its own, a file includes nothing.
    Path file = given.toAbsolutePath().normalize();
    ConfIncludes includes = new ConfIncludes(file.getParent(), file);
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setIncluder(includes));
  }

  /** The library's own way of including is never asked. */
  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (HAS_SCHEME.matcher(what).matches()) {
      throw refused(what, "An address is not included");
    }
    return local(context, what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return local(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused(what.toString(), "An address is not included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused(what, "The class path is not included");
  }

  private ConfigObject local(ConfigIncludeContext context, String what) {
    Path target = inside(what);
    if (ENDINGS.stream().anyMatch(what::endsWith)) {
      return parsed(context, target);
    }
    List<Path> present =
        ENDINGS.stream()
            .map(ending -> target.resolveSibling(target.getFileName() + ending))
            .filter(Files::exists)
            .toList();
    return present.stream()
        .map(each -> parsed(context, each))
        .reduce((first, second) -> first.withFallback(second))
        .orElseGet(() -> parsed(context, target));
  }

  private ConfigObject parsed(ConfigIncludeContext context, Path target) {
    if (leavesByLink(target)) {
      throw refused(target.getFileName().toString(), "The file is a link to one outside");
    }
    return ConfigFactory.parseFile(
            target.toFile(), context.parseOptions().setIncluder(new ConfIncludes(root, target)))
        .root();
  }

  private Path inside(String what) {
    try {
      Path target = file.resolveSibling(what).normalize();
      if (target.startsWith(root) && !target.equals(root)) {
        return target;
      }
    } catch (InvalidPathException noPath) {
      throw refused(what, "It is no path").causedBy(noPath);
    }
    throw refused(what, "The file lies outside of the conf's folder");
  }

  private boolean leavesByLink(Path target) {
    try {
      return Files.exists(target) && !target.toRealPath().startsWith(root.toRealPath());
    } catch (IOException unreadable) {
      return true;
    }
  }

  private OperatorError refused(String what, String why) {
    return OperatorError.configuration("'" + what + "' cannot be included")
        .where(place(what))
        .why(why + ": a conf is made of the files of its own folder alone.")
        .remedy(
            "Copy the file into "
                + root
                + " or a folder below, and name it relative to the file that includes it, as in"
                + " include \"governance.conf\".");
  }

  /** The parser tells an includer no line, and of an address not how it was written. */
  private String place(String what) {
    String name = what.substring(what.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
    return Stream.of(what, name)
        .flatMapToInt(this::linesThatInclude)
        .mapToObj(line -> file + ", line " + line)
        .findFirst()
        .orElse(file.toString());
  }

  private IntStream linesThatInclude(String what) {
    Pattern statement = Pattern.compile("(?!\\s*(#|//)).*\\binclude\\b.*" + Pattern.quote(what));
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.rangeClosed(1, lines.size())
          .filter(line -> statement.matcher(lines.get(line - 1)).lookingAt());
    } catch (IOException unreadable) {
      return IntStream.empty();
    }
  }
}
