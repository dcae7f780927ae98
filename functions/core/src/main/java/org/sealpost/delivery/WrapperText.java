package org.sealpost.delivery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Organization;
import org.sealpost.protection.Carrier;
import org.sealpost.words.Words;

/// What a wrapper message says, and the `message.html` in it: the branding template's words where
/// it has any, else ours in the sender's language.
public final class WrapperText {
  /// What the page in a wrapper message is called.
  static final String FILE_NAME = "message.html";

  private final DeliveryOrder.Wrapper order;
  private final BrandingTemplate branding;
  private final Organization organization;
  private final Words words;

  WrapperText(DeliveryOrder.Wrapper order, BrandingTemplate branding, Organization organization) {
    this.order = order;
    this.branding = branding;
    this.organization = organization;
    this.words = LetterWords.ofWrapper(order.language());
  }

  public String language() {
    return words.language();
  }

  /// `ltr` or `rtl`.
  public String direction() {
    return words.direction();
  }

  public String title() {
    return words.say("title");
  }

  public String organization() {
    return organization.name();
  }

  public String author() {
    return order.author().label();
  }

  /// Empty when it is all that is known of the author.
  public Optional<String> authorAddress() {
    return Optional.of(order.author().address().toString())
        .filter(address -> !address.equals(author()));
  }

  /// What lists of mails show of it beside the subject.
  public String preheader() {
    return sender() + " " + introduction();
  }

  public String introduction() {
    return branding.introductionText().orElseGet(() -> words.say("introduction"));
  }

  public Optional<String> emailText() {
    return branding.emailText();
  }

  public String readButton() {
    return branding.readButtonText().orElseGet(() -> words.say("button"));
  }

  /// Empty when the message is in the attachment.
  public Optional<String> link() {
    return order.carrier() == Carrier.LINK
        ? Optional.of(order.link().under(organization.portalOrigin()).toString())
        : Optional.empty();
  }

  public Optional<String> expiry() {
    return order.expiresAt().map(end -> words.say("expiry", words.time(end)));
  }

  public String howTitle() {
    return words.say("how.title");
  }

  public String howByLink() {
    return words.say("how.link", organization(), recipient());
  }

  public String fallback() {
    return words.say("how.fallback");
  }

  public String attachedTitle() {
    return words.say("attached.title");
  }

  /// How the attachment is read, one after the other.
  public List<String> steps() {
    return List.of(
        words.say("attached.1"),
        words.say("attached.2", readButton(), host()),
        words.say("attached.3", recipient()));
  }

  public String pageLead() {
    return words.say("page.lead", host(), recipient());
  }

  public String pageTrust() {
    return words.say("page.trust", host());
  }

  public String pageLarge() {
    return words.say("page.large");
  }

  public String reference() {
    return words.say("reference", order.link().message().reference());
  }

  /// Where the portal says whether a notice is genuine, in words: readers who distrust links shall
  /// type it.
  public String verify() {
    return words.say("verify", host() + "/verify");
  }

  public Optional<String> disclaimer() {
    return branding.disclaimerText();
  }

  public String forwarding() {
    return words.say("forwarding", recipient());
  }

  /// Whether and how it can be answered without the portal.
  public Optional<String> answering() {
    return order.mayBeAnswered()
        ? Optional.of(words.say("answering", organization()))
        : Optional.empty();
  }

  public String privacyLabel() {
    return words.say("privacy");
  }

  public Optional<String> privacyStatement() {
    return branding.privacyStatementUrl().map(URI::toString);
  }

  String subject() {
    return switch (order.subject()) {
      case WrapperSubject.Original(String text) -> text;
      case WrapperSubject.Neutral() -> words.plain("subject.neutral", author());
      case WrapperSubject.Hidden() -> words.plain("subject.hidden");
    };
  }

  /// The plain-text part: everything that the HTML says.
  String plain() {
    return Stream.of(
            Stream.of(sender() + " " + introduction()),
            emailText().stream(),
            way(),
            expiry().stream(),
            answering().stream(),
            Stream.of(forwarding()),
            disclaimer().stream(),
            Stream.of(reference() + "\n" + verify()),
            privacyStatement().map(address -> privacyLabel() + ": " + address).stream(),
            Stream.of(organization()))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String sender() {
    return authorAddress().map(address -> author() + " (" + address + ")").orElseGet(this::author);
  }

  private Stream<String> way() {
    return link()
        .map(link -> Stream.of(readButton() + ":\n" + link, howTitle() + ": " + howByLink()))
        .orElseGet(() -> Stream.of(attachedTitle() + "\n\n" + numberedSteps()));
  }

  private String numberedSteps() {
    List<String> steps = steps();
    return IntStream.range(0, steps.size())
        .mapToObj(step -> (step + 1) + ". " + steps.get(step))
        .collect(Collectors.joining("\n"));
  }

  private String recipient() {
    return order.recipient().toString();
  }

  private String host() {
    return organization.portalOrigin().getAuthority();
  }
}
