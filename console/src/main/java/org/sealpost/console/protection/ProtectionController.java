package org.sealpost.console.protection;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sealpost.administration.DifferenceLine;
import org.sealpost.administration.ProtectionAdministration;
import org.sealpost.administration.SaveResult;
import org.sealpost.administration.StoredConfiguration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.RefusedException;
import org.sealpost.console.web.VersionTag;
import org.sealpost.console.web.VersionView;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The protection settings in force, and every version before; version 0 is the defaults.
@Controller("/api/protection")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProtectionController {
  private static final Logger LOG = LoggerFactory.getLogger(ProtectionController.class);

  private final ProtectionAdministration administration;

  ProtectionController(ProtectionAdministration administration) {
    this.administration = administration;
  }

  /// As [ProtectionSettingsJson] writes it.
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> show() {
    StoredConfiguration<ProtectionSettings> current = administration.current();
    return HttpResponse.ok(ProtectionSettingsJson.write(current.content()))
        .header(HttpHeaders.ETAG, VersionTag.of(current.version()));
  }

  /// In place of all others.
  @Put
  HttpResponse<Saved> save(
      HttpRequest<?> request,
      @Body String body,
      @QueryValue(defaultValue = "") String summary,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long expected = VersionTag.expected(request);
    long version = VersionTag.saved(save(read(body), expected, admin, summary));
    LOG.info("protection settings saved as version {}", version);
    return HttpResponse.ok(new Saved(version)).header(HttpHeaders.ETAG, VersionTag.of(version));
  }

  private SaveResult save(
      ProtectionSettings settings, long expected, String admin, String summary) {
    try {
      return administration.save(settings, expected, admin, summary);
    } catch (IllegalArgumentException cannotBeStored) {
      throw refused(cannotBeStored);
    }
  }

  private static ProtectionSettings read(String json) {
    try {
      return ProtectionSettingsJson.read(json);
    } catch (IllegalArgumentException notSettings) {
      throw refused(notSettings);
    }
  }

  private static RefusedException refused(IllegalArgumentException why) {
    return new RefusedException(
        HttpStatus.BAD_REQUEST, "bad-settings", withoutOurNames(why) + " Nothing was saved.");
  }

  /// What a refusal of the core says, as a sentence and without where its types lie.
  private static String withoutOurNames(IllegalArgumentException refusal) {
    String words =
        Objects.requireNonNullElse(refusal.getMessage(), "these settings are refused")
            .replaceAll("\\borg\\.sealpost(\\.[a-z]+)*\\.", "")
            .replaceAll("\\s*\\n at \\[Source: [^\\]]*]", "")
            .replaceAll("Cannot construct instance of `[^`]*`, problem: ", "")
            .strip();
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1)
        + (words.endsWith(".") ? "" : ".");
  }

  /// The built-in ones first, and what names them.
  @Get("/templates")
  TemplateView.Templates templates() {
    return new TemplateView.Templates(
        administration.templates().stream().map(TemplateView::of).toList());
  }

  @Get("/versions")
  VersionView.History versions(
      @QueryValue(defaultValue = VersionView.NEWEST) long before,
      @QueryValue(defaultValue = "50") int limit) {
    return VersionView.History.of(
        administration.history(before, Limit.between(1, 500, limit, "The limit")));
  }

  @Get("/versions/{version}")
  @Produces(MediaType.APPLICATION_JSON)
  String version(long version) {
    return ProtectionSettingsJson.write(
        administration.version(version).orElseThrow(ProtectionController::unknown));
  }

  /// What makes the one version the other.
  @Get("/versions/{before}/changes/{after}")
  Changes changes(long before, long after) {
    return new Changes(
        administration.changes(before, after).orElseThrow(ProtectionController::unknown).stream()
            .map(Line::of)
            .toList());
  }

  /// Puts an old version in force, as a new one.
  @Post("/versions/{version}/restore")
  HttpResponse<Saved> restore(
      HttpRequest<?> request, long version, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long newest =
        VersionTag.saved(
            administration
                .restore(version, VersionTag.expected(request), admin)
                .orElseThrow(ProtectionController::unknown));
    LOG.info("protection settings of version {} restored as version {}", version, newest);
    return HttpResponse.ok(new Saved(newest)).header(HttpHeaders.ETAG, VersionTag.of(newest));
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND,
        "version-unknown",
        "There is no such version of the protection settings.");
  }

  @Serdeable
  record Saved(long version) {}

  @Serdeable
  record Changes(List<Line> lines) {}

  /// @param kind `same`, `removed` or `added`
  @Serdeable
  record Line(String kind, String text) {
    static Line of(DifferenceLine line) {
      return new Line(line.kind().name().toLowerCase(Locale.ROOT), line.text());
    }
  }
}
