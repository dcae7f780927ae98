package org.sealpost.console.directory;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.sealpost.organization.directory.DirectoryUpload;

/// What an uploaded file held, and what became of it.
///
/// @param saved the new version; empty when nothing was saved
/// @param entries how many lines are right
/// @param ignoredColumns headings that mean nothing here
/// @param problemCount how many messages there are about lines that are wrong; `problems` are the
///     first of them
/// @param remarkCount the same of `remarks`: about lines that lack something
/// @param message why nothing was saved, as a [org.sealpost.console.web.Problem]
/// @param code of that problem
@Serdeable
record UploadReport(
    Optional<Long> saved,
    int entries,
    List<String> ignoredColumns,
    int problemCount,
    List<Line> problems,
    int remarkCount,
    List<Line> remarks,
    Optional<String> message,
    Optional<String> code) {
  private static final int MOST_SHOWN = 200;

  static UploadReport of(DirectoryUpload<?> upload, Optional<Long> saved) {
    return of(upload, saved, Optional.empty(), Optional.empty());
  }

  static UploadReport refused(DirectoryUpload<?> upload) {
    return of(
        upload,
        Optional.empty(),
        Optional.of(
            "Some lines are wrong, and nothing was saved. Repair them, or leave them out with"
                + " partly=true (--partly): rules will not know those people and groups."),
        Optional.of("bad-lines"));
  }

  private static UploadReport of(
      DirectoryUpload<?> upload,
      Optional<Long> saved,
      Optional<String> message,
      Optional<String> code) {
    return new UploadReport(
        saved,
        upload.entries().size(),
        upload.ignoredColumns(),
        upload.problems().size(),
        shown(upload.problems()),
        upload.remarks().size(),
        shown(upload.remarks()),
        message,
        code);
  }

  private static List<Line> shown(List<DirectoryUpload.Line> lines) {
    return lines.stream()
        .limit(MOST_SHOWN)
        .map(line -> new Line(line.number(), line.message()))
        .toList();
  }

  @Serdeable
  record Line(long line, String message) {}
}
