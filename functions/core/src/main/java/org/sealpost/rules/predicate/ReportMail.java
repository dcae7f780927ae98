package org.sealpost.rules.predicate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.MailStructure;

/// Reports (RFC 6522): a text for people, one for programs, and perhaps the message that they are
/// about.
final class ReportMail {
  private static final Set<String> RETURNED =
      Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");
  private static final Set<String> RETURNED_HEADERS =
      Set.of("text/rfc822-headers", "message/global-headers");
  private static final int LONGEST_FIELDS = 65_536;
  private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,64}+):.*+", Pattern.DOTALL);
  private static final Pattern FOLD = Pattern.compile("\r?\n(?=[ \t])");
  private static final Pattern LINE = Pattern.compile("\r?\n");

  private ReportMail() {}

  /// RFC 3464.
  static boolean isDeliveryReport(MailStructure root) {
    return isReport(root, "delivery-status", RETURNED)
        && isOf(root.parts().get(1), "message/delivery-status", "message/global-delivery-status")
        && names(root.parts().get(1))
            .filter(names -> names.contains("reporting-mta"))
            .filter(names -> names.contains("final-recipient"))
            .filter(names -> names.contains("action"))
            .filter(names -> names.contains("status"))
            .isPresent();
  }

  /// RFC 8098.
  static boolean isReadReceipt(MailStructure root) {
    return isReport(root, "disposition-notification", RETURNED_HEADERS)
        && isOf(
            root.parts().get(1),
            "message/disposition-notification",
            "message/global-disposition-notification")
        && names(root.parts().get(1))
            .filter(names -> names.contains("final-recipient"))
            .filter(names -> names.contains("disposition"))
            .isPresent();
  }

  private static boolean isReport(MailStructure root, String type, Set<String> returned) {
    List<MailStructure> parts = root.parts();
    return root.is("multipart/report")
        && type.equals(root.parameters().getOrDefault("report-type", "").toLowerCase(Locale.ROOT))
        && (parts.size() == 2 || parts.size() == 3)
        && WrittenText.is(parts.getFirst())
        && (parts.size() == 2 || isReturned(parts.get(2), returned))
        && !PartText.isBesideParts(root);
  }

  private static boolean isReturned(MailStructure part, Set<String> returned) {
    return returned.contains(part.mediaType())
        && (!RETURNED_HEADERS.contains(part.mediaType()) || names(part).isPresent());
  }

  private static boolean isOf(MailStructure part, String... types) {
    return Stream.of(types).anyMatch(part::is);
  }

  /// The names of fields, lower case; empty when there is anything but fields and empty lines.
  private static Optional<List<String>> names(MailStructure part) {
    return PartText.utf8(part, LONGEST_FIELDS)
        .map(
            text ->
                LINE.splitAsStream(FOLD.matcher(text).replaceAll(""))
                    .filter(line -> !line.isBlank())
                    .toList())
        .filter(lines -> lines.stream().allMatch(line -> FIELD.matcher(line).matches()))
        .map(
            lines ->
                lines.stream()
                    .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                    .toList());
  }
}
