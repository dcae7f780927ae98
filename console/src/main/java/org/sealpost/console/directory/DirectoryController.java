package org.sealpost.console.directory;

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
import java.util.Optional;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.DirectoryChange;
import org.sealpost.administration.SaveResult;
import org.sealpost.administration.StoredConfiguration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.RefusedException;
import org.sealpost.console.web.VersionTag;
import org.sealpost.console.web.VersionView;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory in force, and every version before; version 0 knows nobody.
@Controller("/api/directory")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DirectoryController {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryController.class);
  private static final int MOST_CHANGES = 1_000;

  private final DirectoryAdministration administration;

  DirectoryController(DirectoryAdministration administration) {
    this.administration = administration;
  }

  /// As [DirectoryJson] writes it.
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> show() {
    StoredConfiguration<Directory> current = administration.current();
    return HttpResponse.ok(DirectoryJson.write(current.content()))
        .header(HttpHeaders.ETAG, VersionTag.of(current.version()));
  }

  /// How large it is, and who changed it last.
  @Get("/counts")
  HttpResponse<Counts> counts() {
    StoredConfiguration<Directory> current = administration.current();
    return HttpResponse.ok(
            new Counts(
                current.version(),
                current.content().people().size(),
                current.content().groups().size(),
                administration.history(current.version() + 1, 1).stream()
                    .map(VersionView::of)
                    .findFirst()))
        .header(HttpHeaders.ETAG, VersionTag.of(current.version()));
  }

  /// In place of everybody.
  @Put
  HttpResponse<Saved> save(
      HttpRequest<?> request,
      @Body String body,
      @QueryValue(defaultValue = "") String summary,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long expected = VersionTag.expected(request);
    Directory directory = directory(body);
    String said = summary.isBlank() ? counted(directory) : summary;
    long version = VersionTag.saved(save(directory, expected, admin, said));
    LOG.info("directory saved as version {}", version);
    return HttpResponse.ok(new Saved(version)).header(HttpHeaders.ETAG, VersionTag.of(version));
  }

  private static String counted(Directory directory) {
    return "%d people, %d groups".formatted(directory.people().size(), directory.groups().size());
  }

  private static Directory directory(String json) {
    try {
      return DirectoryJson.read(json);
    } catch (IllegalArgumentException notADirectory) {
      throw refused(notADirectory);
    }
  }

  private SaveResult save(Directory directory, long expected, String admin, String summary) {
    try {
      return administration.save(directory, expected, admin, summary);
    } catch (IllegalArgumentException cannotBeStored) {
      throw refused(cannotBeStored);
    }
  }

  private static RefusedException refused(IllegalArgumentException why) {
    return new RefusedException(
        HttpStatus.BAD_REQUEST, "bad-directory", String.valueOf(why.getMessage()));
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
    return DirectoryJson.write(
        administration.version(version).orElseThrow(DirectoryController::unknown));
  }

  /// The first thousand.
  @Get("/versions/{before}/changes/{after}")
  Changes changes(long before, long after) {
    List<DirectoryChange> changes =
        administration.changes(before, after).orElseThrow(DirectoryController::unknown);
    return new Changes(
        changes.size(), changes.stream().limit(MOST_CHANGES).map(Change::of).toList());
  }

  /// Puts an old version in force, as a new one.
  @Post("/versions/{version}/restore")
  HttpResponse<Saved> restore(
      HttpRequest<?> request, long version, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long newest =
        VersionTag.saved(
            administration
                .restore(version, VersionTag.expected(request), admin)
                .orElseThrow(DirectoryController::unknown));
    LOG.info("directory of version {} restored as version {}", version, newest);
    return HttpResponse.ok(new Saved(newest)).header(HttpHeaders.ETAG, VersionTag.of(newest));
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND, "version-unknown", "There is no such version of the directory.");
  }

  @Serdeable
  record Saved(long version) {}

  /// @param last empty while nobody has changed anything
  @Serdeable
  record Counts(long version, int people, int groups, Optional<VersionView> last) {}

  /// @param count of all of them
  @Serdeable
  record Changes(int count, List<Change> changes) {}

  /// @param kind `added`, `removed` or `changed`
  /// @param entry `person` or `group`
  @Serdeable
  record Change(String kind, String entry, String address) {
    static Change of(DirectoryChange change) {
      return new Change(
          change.kind().name().toLowerCase(Locale.ROOT),
          change.entry().name().toLowerCase(Locale.ROOT),
          change.address().toString());
    }
  }
}
