package org.sealpost.console.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.administration.SaveResult;
import org.sealpost.configuration.ConfigurationVersion;

/// Versions as entity tags (RFC 9110 8.8.3): `"7"`. Who changes something says which version they
/// changed, so that two admins at once do not undo each other.
public final class VersionTag {
  private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private VersionTag() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /// @throws RefusedException unless `If-Match` names one version
  public static long expected(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll("If-Match");
    if (given.isEmpty()) {
      throw new RefusedException(
          HttpStatus.PRECONDITION_REQUIRED,
          "version-needed",
          "Say which version you changed: send the ETag that you read as If-Match.");
    }
    Matcher tag = TAG.matcher(String.join(",", given).strip());
    if (!tag.matches()) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "bad-version",
          "If-Match is the ETag of one version, such as \"7\" with its quotation marks.");
    }
    return Long.parseLong(tag.group(1));
  }

  /// @return the new version
  /// @throws RefusedException when somebody else was faster, and it names them; when it would not
  ///     do, and it says why
  public static long saved(SaveResult result) {
    return switch (result) {
      case SaveResult.Saved(long version) -> version;
      case SaveResult.Conflict conflict ->
          throw new RefusedException(
              HttpStatus.PRECONDITION_FAILED,
              "changed-meanwhile",
              conflict.newest().map(VersionTag::whoWasFaster).orElse(NEVER_CHANGED));
      case SaveResult.Refused(List<String> problems) ->
          throw new RefusedException(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "refused",
              String.join(" ", problems) + " Nothing was saved.");
    };
  }

  private static final String NEVER_CHANGED =
      "There is no such version: nobody has changed anything yet. Load the newest version, and make"
          + " your change again.";

  private static String whoWasFaster(ConfigurationVersion newest) {
    return "%s has saved version %d in the meantime (%s UTC%s). Nothing of yours was saved: load the newest version, and make your change again."
        .formatted(
            newest.by(),
            newest.number(),
            newest.at().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", ""),
            newest.summary().isEmpty() ? "" : ": " + newest.summary());
  }
}
