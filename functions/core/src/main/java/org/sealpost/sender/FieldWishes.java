package org.sealpost.sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.protection.settings.HeaderTrigger;
import org.sealpost.protection.settings.LabelTrigger;

/// Wishes in header fields, however often a field is there.
final class FieldWishes {
  private static final Set<String> NO = Set.of("false", "no", "0", "off");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern ENABLED_LABEL =
      Pattern.compile(
          "MSIP_Label_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_Enabled[=:]\"?true(?![a-z0-9])",
          Pattern.CASE_INSENSITIVE);

  private FieldWishes() {}

  static SenderChoice triggers(
      MailContent content, List<HeaderTrigger> triggers, Templates templates) {
    return triggers.stream()
        .filter(trigger -> content.header(trigger.header()).anyMatch(is(trigger.value())))
        .map(trigger -> templates.wish(trigger.template()))
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }

  private static Predicate<String> is(String value) {
    String wanted = tidy(value);
    return text -> tidy(text).equalsIgnoreCase(wanted);
  }

  /// As Outlook writes them: all labels in one field, which is folded anywhere; or each property as
  /// a field of its own.
  static SenderChoice labels(MailContent content, List<LabelTrigger> labels, Templates templates) {
    if (labels.isEmpty()) {
      return SenderChoice.NONE;
    }
    Set<String> enabled =
        content.headers().stream()
            .filter(FieldWishes::isOfLabels)
            .map(field -> field.name() + ":" + WHITE_SPACE.matcher(field.value()).replaceAll(""))
            .flatMap(text -> ENABLED_LABEL.matcher(text).results())
            .map(FieldWishes::label)
            .collect(Collectors.toSet());
    return labels.stream()
        .filter(trigger -> enabled.contains(trigger.label()))
        .map(trigger -> templates.wish(trigger.template()))
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }

  private static String label(MatchResult found) {
    return found.group(1).toLowerCase(Locale.ROOT);
  }

  private static boolean isOfLabels(HeaderField field) {
    return field.name().toLowerCase(Locale.ROOT).startsWith("msip_label");
  }

  /// `X-Sealpost-Protect`: a template, or several with commas between them.
  static SenderChoice templates(MailContent content, Templates templates) {
    return content
        .header("X-Sealpost-Protect")
        .flatMap(value -> names(value, templates))
        .distinct()
        .map(templates::wish)
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }

  /// A field that names nothing asks for what is not there.
  private static Stream<String> names(String value, Templates templates) {
    if (templates.has(value)) {
      return Stream.of(value);
    }
    List<String> names =
        Stream.of(value.split(",")).map(FieldWishes::tidy).filter(name -> !name.isEmpty()).toList();
    return names.isEmpty() ? Stream.of(value) : names.stream();
  }

  static SenderChoice options(MailContent content, Templates templates) {
    return Stream.of(
            wish(content, "X-Sealpost-No-Forward", templates.noForward()),
            wish(content, "X-Sealpost-Passcode-Only", templates.passcodeOnly()),
            wish(content, "X-Sealpost-Notify", templates.notifyWhenRead()),
            content
                .header("X-Sealpost-Expires")
                .map(value -> expiry(value, templates))
                .reduce(SenderChoice.NONE, SenderChoice::and))
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }

  /// Whoever writes the field means it, unless it says no.
  private static SenderChoice wish(MailContent content, String field, SenderChoice wish) {
    return content
            .header(field)
            .anyMatch(value -> !NO.contains(value.strip().toLowerCase(Locale.ROOT)))
        ? wish
        : SenderChoice.NONE;
  }

  private static SenderChoice expiry(String value, Templates templates) {
    Optional<Integer> days = Days.of(value);
    return days.map(templates::expiresAfter).orElseGet(templates::encrypt);
  }

  private static String tidy(String value) {
    return WHITE_SPACE.matcher(value.strip()).replaceAll(" ");
  }
}
