package org.sealpost.portal.pages;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;

/// What the form of an answer has brought, whatever it is.
///
/// @param csrf what proves that the form is ours
/// @param kind empty when it names none that there is
/// @param version of the draft that it was made from
/// @param files that came with it
record AnswerForm(
    String csrf,
    Optional<AnswerKind> kind,
    int version,
    Written written,
    Action action,
    List<MultipartForm.Brought> files) {
  /// What Lambda takes of a body that comes in base64, with room for its headers.
  private static final int LARGEST_BYTES = 4_600_000;

  static final Route.Intake INTAKE =
      new Route.Intake(LARGEST_BYTES, Notice.REQUEST_TOO_LARGE, false);

  private static final String REMOVE = "remove-";

  /// Which button was pressed.
  sealed interface Action {
    record Send() implements Action {}

    /// Also for what is no button of ours: nothing is lost then, and nothing is sent.
    record Keep() implements Action {}

    record Discard() implements Action {}

    /// @param file its id, as it came
    record Remove(String file) implements Action {}
  }

  AnswerForm {
    files = List.copyOf(files);
  }

  /// Empty when the body is no form. Scripts send the same without files, urlencoded.
  static Optional<AnswerForm> of(Request request) {
    return MultipartForm.isMultipart(request)
        ? MultipartForm.of(request)
            .map(form -> of(name -> form.values().getOrDefault(name, List.of()), form.files()))
        : Form.of(request).map(form -> of(name -> form.given(name).stream().toList(), List.of()));
  }

  private static AnswerForm of(
      Function<String, List<String>> fields, List<MultipartForm.Brought> files) {
    Function<String, String> first = name -> fields.apply(name).stream().findFirst().orElse("");
    return new AnswerForm(
        first.apply(Csrf.FIELD),
        kind(first.apply("as")),
        AttachmentRoutes.number(first.apply("version")).orElse(0),
        new Written(
            first.apply("to"),
            text(first.apply("text")),
            Optional.of(text(first.apply("html"))).filter(html -> !html.isBlank()),
            !first.apply("quote").isEmpty(),
            carried(fields.apply("carry"))),
        action(first.apply("do")),
        files);
  }

  /// By its name in addresses.
  static Optional<AnswerKind> kind(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }

  static String name(AnswerKind kind) {
    return switch (kind) {
      case REPLY -> "reply";
      case REPLY_ALL -> "reply-all";
      case FORWARD -> "forward";
    };
  }

  private static final Map<String, AnswerKind> KINDS =
      Stream.of(AnswerKind.values())
          .collect(Collectors.toUnmodifiableMap(AnswerForm::name, Function.identity()));

  private static Action action(String name) {
    if (name.startsWith(REMOVE)) {
      return new Action.Remove(name.substring(REMOVE.length()));
    }
    return switch (name) {
      case "send" -> new Action.Send();
      case "discard" -> new Action.Discard();
      default -> new Action.Keep();
    };
  }

  /// Browsers end lines with CR LF in forms, whatever was typed.
  private static String text(String typed) {
    return typed.replace("\r\n", "\n");
  }

  /// Numbers of attachments in lists parted by commas: the form has one field for each, the script
  /// one for all.
  private static List<Integer> carried(List<String> numbers) {
    return numbers.stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .flatMap(number -> AttachmentRoutes.number(number).stream())
        .distinct()
        .sorted(naturalOrder())
        .toList();
  }
}
