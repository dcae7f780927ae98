package org.sealpost.local.rules;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.local.LocalOrganization;
import org.sealpost.mail.Domain;
import org.sealpost.organization.Organization;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// In which surroundings rules are tried out.
final class TrialOptions {
  /// Where `./sealpost up` has its portal when nothing else is said.
  private static final URI PORTAL = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      defaultValue = "contoso.example",
      description = "The organization's mail domain; may be repeated (default: ${DEFAULT-VALUE}).")
  private List<String> domains = List.of();

  @Option(
      names = "--directory",
      paramLabel = "FILE",
      description = "People and groups, JSON or CSV; may be repeated.")
  private List<Path> directories = List.of();

  @Option(
      names = "--protection",
      paramLabel = "FILE",
      description =
          "Protection settings, JSON as GET /api/protection gives them (default: those in force"
              + " here; with rules in files, the defaults).")
  private @Nullable Path protection;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When the mail comes, such as 2026-12-01T08:00Z (default: now).")
  private @Nullable String at;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  Organization organization() throws CommandFailedException {
    List<Domain> accepted = new ArrayList<>();
    for (String domain : domains) {
      accepted.add(domain(domain));
    }
    return LocalOrganization.of(accepted, PORTAL);
  }

  /// @param warnings told of rules that cannot be tried out
  RuleSource rules(Consumer<String> warnings) {
    return new RuleSource(console, directories, Optional.ofNullable(protection), warnings);
  }

  /// What looks into attachments. The parsers are a module of their own.
  static ContentInspector inspector() {
    return new AttachmentInspector();
  }

  Instant at(Clock clock) throws CommandFailedException {
    String time = at;
    return time == null ? clock.instant() : instant(time);
  }

  private static Instant instant(String time) throws CommandFailedException {
    return parsed(time, text -> OffsetDateTime.parse(text).toInstant())
        .or(() -> parsed(time, text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)))
        .or(
            () ->
                parsed(
                    time, text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()))
        .orElseThrow(
            () ->
                new CommandFailedException(
                    CommandFailedException.USAGE,
                    "--at: %s is no time such as 2026-12-01T08:00Z.".formatted(time)));
  }

  private static Optional<Instant> parsed(String time, Function<String, Instant> parse) {
    try {
      return Optional.of(parse.apply(time));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private static Domain domain(String name) throws CommandFailedException {
    try {
      return new Domain(name);
    } catch (IllegalArgumentException malformed) {
      throw new CommandFailedException(
          CommandFailedException.USAGE, "--domain: %s is not a mail domain.".formatted(name));
    }
  }
}
