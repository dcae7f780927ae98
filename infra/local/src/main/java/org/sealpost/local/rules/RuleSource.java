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
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleSet;

/// Where rules and directory come from: files, or the console of a running Sealpost, which is asked
/// only for what no file gives.
///
/// @param directories files; empty for the directory in force, or none where no console is asked
/// @param warnings told of rules in a file that are left out
record RuleSource(ConsoleOptions console, List<Path> directories, Consumer<String> warnings) {
  RuleSource {
    directories = List.copyOf(directories);
  }

  /// The rules in the file, or those in force.
  CompiledRules rules(Optional<Path> file) throws CommandFailedException {
    if (file.isPresent()) {
      Directory directory = DirectoryFile.read(directories);
      return CompiledRules.of(
          RuleFile.read(file.get(), directory, warnings), directory, ProtectionTemplates.BUILT_IN);
    }
    try (ConsoleClient client = console.open()) {
      return CompiledRules.of(
          asked(client, "/api/rules"), directory(client), ProtectionTemplates.BUILT_IN);
    } catch (CommandFailedException unavailable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          unavailable.getMessage() + " Or give the rules with --rules FILE.",
          unavailable);
    }
  }

  /// The rules of a version of the running console, or in a file.
  ///
  /// @param identity a number, or the path of a file
  CompiledRules version(String identity) throws CommandFailedException {
    if (!identity.matches("[0-9]{1,18}")) {
      Directory directory = DirectoryFile.read(directories);
      return CompiledRules.of(
          RuleFile.read(Path.of(identity), directory, warnings),
          directory,
          ProtectionTemplates.BUILT_IN);
    }
    try (ConsoleClient client = console.open()) {
      return CompiledRules.of(
          asked(client, "/api/rules/versions/" + identity),
          directory(client),
          ProtectionTemplates.BUILT_IN);
    } catch (CommandFailedException unavailable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "Version %s of the rules: %s ./sealpost rules versions lists those there are."
              .formatted(identity, unavailable.getMessage()),
          unavailable);
    }
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
