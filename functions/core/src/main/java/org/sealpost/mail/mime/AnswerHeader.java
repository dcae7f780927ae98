package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;

/// The header of a mail that was written to addresses that stand for others, as those others may
/// see it. Fields that need no change stay as they are, byte for byte.
public final class AnswerHeader {
  /// Where people see whom a mail is for.
  private static final List<String> VISIBLE = List.of("to", "cc", "reply-to");

  private AnswerHeader() {}

  /// The message with other addresses in the place of all that stand in its header and are of this
  /// domain: in To, Cc and Reply-To the one that `stands` gives; where it gives none, and in all
  /// other fields, such as those that servers wrote on the way, one that leads nowhere. Signatures
  /// that do not hold any more are left out.
  ///
  /// Not found are addresses in a spelling that no program uses (white space or comments around the
  /// at sign), and what stands in the body.
  public static byte[] readdressed(
      byte[] message, Domain domain, Function<EmailAddress, Optional<EmailAddress>> stands) {
    Pattern addresses =
        Pattern.compile(
            "(?<![A-Za-z0-9!#$%&'*+/=?^_`{|}~.-])([A-Za-z2-7]{20,64})@"
                + Pattern.quote(domain.name())
                + "(?![A-Za-z0-9.-]*[A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    EmailAddress nowhere = new EmailAddress("undisclosed", domain);
    RawHeader header = RawHeader.of(message);
    List<RawField> before = List.copyOf(header.fields());
    header.changeAll(
        field -> {
          boolean isVisible = VISIBLE.contains(field.name());
          return new RawField(
              addresses
                  .matcher(field.line())
                  .replaceAll(
                      found ->
                          Matcher.quoteReplacement(
                              Optional.of(new EmailAddress(found.group(1), domain))
                                  .filter(_ -> isVisible)
                                  .flatMap(stands)
                                  .orElse(nowhere)
                                  .toString())));
        });
    if (header.fields().equals(before)) {
      return message;
    }
    header.removeIf(name -> name.equals("dkim-signature") || name.startsWith("arc-"));
    return header.bytes();
  }

  /// The message with these among what it says it answers (RFC 5322 3.6.4), before what it says
  /// itself: whoever knows none of the ids that it names finds its place by these.
  public static byte[] answering(byte[] message, List<MessageId> answered) {
    RawHeader header = RawHeader.of(message);
    boolean isChanged = false;
    // Mail programs that write no References field mean In-Reply-To.
    String parents = value(header, "In-Reply-To");
    for (String name : List.of("References", "In-Reply-To")) {
      String said = value(header, name);
      List<String> missing =
          answered.stream().map(MessageId::value).filter(id -> !said.contains(id)).toList();
      if (!missing.isEmpty()) {
        String others = name.equals("References") && said.isEmpty() ? parents : said;
        List<String> ids = new ArrayList<>(missing);
        Stream.of(others.split(" ", -1))
            .filter(id -> !id.isEmpty() && !ids.contains(id))
            .forEach(ids::add);
        header.set(name, String.join(" ", ids));
        isChanged = true;
      }
    }
    if (!isChanged) {
      return message;
    }
    header.removeIf(name -> name.equals("dkim-signature") || name.startsWith("arc-"));
    return header.bytes();
  }

  /// Of all fields of this name, unfolded, with single spaces.
  private static String value(RawHeader header, String name) {
    return header.fields().stream()
        .filter(field -> field.name().equals(name.toLowerCase(ROOT)) && field.hasValue())
        .map(field -> field.rawValue().replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining(" "));
  }
}
