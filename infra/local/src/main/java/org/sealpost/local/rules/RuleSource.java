package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleSet;

/// Where rules, directory and protection settings come from: files, or the console of a running
/// Sealpost, which is asked only for what no file gives.
///
/// @param directories files; empty for the directory in force, or none where no console is asked
/// @param protection a file; empty for the settings in force, or the defaults where no console is
///     asked
/// @param warnings told of rules in a file that are left out
record RuleSource(
    ConsoleOptions console,
    List<Path> directories,
    Optional<Path> protection,
    Consumer<String> warnings) {
  RuleSource {
    directories = List.copyOf(directories);
  }

  /// Rules, and what they are seen with.
  record Tried(CompiledRules rules, ProtectionSettings settings) {}

  /// Two versions of them, seen with the same.
  record Compared(CompiledRules before, CompiledRules after, ProtectionSettings settings) {}

  /// The rules in the file, or those in force.
  Tried rules(Optional<Path> file) throws CommandFailedException {
    if (file.isPresent()) {
      ProtectionSettings settings = settingsOfFile();
      return new Tried(inFile(file.get(), settings), settings);
    }
    try (ConsoleClient client = console.open()) {
      ProtectionSettings settings = settings(client);
      return new Tried(
          CompiledRules.of(asked(client, "/api/rules"), directory(client), settings.templates()),
          settings);
    } catch (CommandFailedException unavailable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          unavailable.getMessage() + " Or give the rules with --rules FILE.",
          unavailable);
    }
  }

  /// The rules of two versions of the running console, or in files.
  ///
  /// @param before a number, or the path of a file
  /// @param after the same
  Compared compared(String before, String after) throws CommandFailedException {
    ProtectionSettings settings = settingsFor(before, after);
    return new Compared(version(before, settings), version(after, settings), settings);
  }

  private CompiledRules version(String identity, ProtectionSettings settings)
      throws CommandFailedException {
    if (!isNumber(identity)) {
      return inFile(Path.of(identity), settings);
    }
    try (ConsoleClient client = console.open()) {
      return CompiledRules.of(
          asked(client, "/api/rules/versions/" + identity),
          directory(client),
          settings.templates());
    } catch (CommandFailedException unavailable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "Version %s of the rules: %s ./sealpost rules versions lists those there are."
              .formatted(identity, unavailable.getMessage()),
          unavailable);
    }
  }

  private CompiledRules inFile(Path file, ProtectionSettings settings)
      throws CommandFailedException {
    Directory directory = DirectoryFile.read(directories);
    return CompiledRules.of(
        RuleFile.read(file, directory, settings.templates(), warnings),
        directory,
        settings.templates());
  }

  private ProtectionSettings settingsFor(String before, String after)
      throws CommandFailedException {
    if (!isNumber(before) && !isNumber(after)) {
      return settingsOfFile();
    }
    try (ConsoleClient client = console.open()) {
      return settings(client);
    }
  }

  private ProtectionSettings settings(ConsoleClient client) throws CommandFailedException {
    if (protection.isPresent()) {
      return settingsOfFile();
    }
    try {
      return ProtectionFile.fromJson(new String(client.get("/api/protection"), UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw unreadable("protection settings", malformed);
    }
  }

  private ProtectionSettings settingsOfFile() throws CommandFailedException {
    return protection.isPresent()
        ? ProtectionFile.read(protection.get())
        : ProtectionSettings.DEFAULTS;
  }

  private static boolean isNumber(String identity) {
    return identity.matches("[0-9]{1,18}");
  }

  private Directory directory(ConsoleClient client) throws CommandFailedException {
    if (!directories.isEmpty()) {
      return DirectoryFile.read(directories);
    }
    try {
      JsonNode answer = client.object(client.get("/api/directory"));
      if (answer instanceof ObjectNode object) {
        object.retain("people", "groups");
      }
      return DirectoryJson.read(answer.toString());
    } catch (IllegalArgumentException malformed) {
      throw unreadable("directory", malformed);
    }
  }

  private static RuleSet asked(ConsoleClient client, String path) throws CommandFailedException {
    try {
      return RuleFile.fromJson(new String(client.get(path), UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw unreadable("rules", malformed);
    }
  }

  private static CommandFailedException unreadable(
      String what, IllegalArgumentException malformed) {
    return new CommandFailedException(
        CommandFailedException.USAGE,
        "The %s of the console cannot be read (%s): is it as new as this program?"
            .formatted(what, RuleFile.reason(malformed)),
        malformed);
  }
}
