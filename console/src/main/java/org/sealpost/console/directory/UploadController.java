package org.sealpost.console.directory;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.StoredConfiguration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.RefusedException;
import org.sealpost.console.web.VersionTag;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryCsv;
import org.sealpost.organization.directory.DirectoryUpload;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;
import org.sealpost.organization.directory.UnreadableUploadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// CSV files of people and of groups. A file takes the place of all people, or of all groups, there
/// were. While a line of it is wrong nothing is saved, unless `partly` asks for it: who is missing
/// in the directory is missed by rules, and their mail might go in clear.
@Controller("/api/directory")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class UploadController {
  private static final Logger LOG = LoggerFactory.getLogger(UploadController.class);

  private final DirectoryAdministration administration;

  UploadController(DirectoryAdministration administration) {
    this.administration = administration;
  }

  /// @param dryRun reports and saves nothing
  @Post("/people.csv")
  HttpResponse<UploadReport> people(
      HttpRequest<?> request,
      @Body byte[] csv,
      @QueryValue(defaultValue = "false") boolean partly,
      @QueryValue(defaultValue = "false") boolean dryRun,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long expected = VersionTag.expected(request);
    DirectoryUpload<Person> upload = read(() -> DirectoryCsv.people(csv));
    return answer(
        upload,
        partly,
        dryRun,
        () ->
            save(
                new Change(
                    directory -> new Directory(upload.entries(), directory.groups()),
                    expected,
                    admin,
                    uploaded(upload, "person", "people"))));
  }

  /// @param dryRun reports and saves nothing
  @Post("/groups.csv")
  HttpResponse<UploadReport> groups(
      HttpRequest<?> request,
      @Body byte[] csv,
      @QueryValue(defaultValue = "false") boolean partly,
      @QueryValue(defaultValue = "false") boolean dryRun,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long expected = VersionTag.expected(request);
    DirectoryUpload<Group> upload = read(() -> DirectoryCsv.groups(csv));
    return answer(
        upload,
        partly,
        dryRun,
        () ->
            save(
                new Change(
                    directory -> new Directory(directory.people(), upload.entries()),
                    expected,
                    admin,
                    uploaded(upload, "group", "groups"))));
  }

  private static String uploaded(DirectoryUpload<?> upload, String one, String many) {
    int count = upload.entries().size();
    return "Uploaded " + count + " " + (count == 1 ? one : many);
  }

  private static <T> DirectoryUpload<T> read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (UnreadableUploadException unreadable) {
      throw new RefusedException(
          HttpStatus.UNPROCESSABLE_ENTITY, "bad-file", String.valueOf(unreadable.getMessage()));
    }
  }

  private static HttpResponse<UploadReport> answer(
      DirectoryUpload<?> upload, boolean partly, boolean dryRun, Saving saving) {
    if (dryRun) {
      return HttpResponse.ok(UploadReport.of(upload, Optional.empty()));
    }
    if (!partly && !upload.problems().isEmpty()) {
      return HttpResponse.unprocessableEntity().body(UploadReport.refused(upload));
    }
    long version = saving.save();
    LOG.info("directory uploaded as version {}", version);
    return HttpResponse.ok(UploadReport.of(upload, Optional.of(version)))
        .header(HttpHeaders.ETAG, VersionTag.of(version));
  }

  /// The part that is not uploaded stays as it was in the version that the admin saw.
  private long save(Change change) {
    StoredConfiguration<Directory> current = administration.current();
    try {
      return VersionTag.saved(
          administration.save(
              change.to().apply(current.content()),
              change.expected(),
              change.admin(),
              change.summary()));
    } catch (IllegalArgumentException refused) {
      throw new RefusedException(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "bad-directory",
          "People and groups do not fit together, and nothing was saved: "
              + refused.getMessage()
              + ".");
    }
  }

  private record Change(UnaryOperator<Directory> to, long expected, String admin, String summary) {}

  @FunctionalInterface
  private interface Reading<T> {
    DirectoryUpload<T> read() throws UnreadableUploadException;
  }

  @FunctionalInterface
  private interface Saving {
    long save();
  }
}
