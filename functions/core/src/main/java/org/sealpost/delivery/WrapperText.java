package org.sealpost.delivery;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Organization;

/// What a wrapper message says.
public record WrapperText(
    String organization,
    String author,
    String authorAddress,
    String recipient,
    String introduction,
    Optional<String> emailText,
    String readButton,
    String link,
    Optional<String> expiry,
    Optional<String> disclaimer,
    Optional<String> privacyStatement) {

  static WrapperText of(
      DeliveryOrder.Wrapper order,
      BrandingTemplate branding,
      Organization organization,
      Optional<String> expiry) {
    return new WrapperText(
        organization.name(),
        order.author().label(),
        order.author().address().toString(),
        order.recipient().toString(),
        branding.introductionText().orElse("has sent you a protected message."),
        branding.emailText(),
        branding.readButtonText().orElse("Read the message"),
        order.link().under(organization.portalOrigin()).toString(),
        expiry,
        branding.disclaimerText(),
        branding.privacyStatementUrl().map(URI::toString));
  }

  /// The plain-text part: everything that the HTML says.
  String plain() {
    String sender = author.equals(authorAddress) ? author : author + " (" + authorAddress + ")";
    return Stream.of(
            Optional.of(sender + " " + introduction),
            emailText,
            Optional.of(readButton + ":\n" + link),
            expiry.map(until -> "It can be read until " + until + "."),
            Optional.of(
                """
                How it works: the link opens a page of %s. There you ask for a one-time
                passcode, which arrives in this mailbox (%s). With the passcode you read
                the message and answer it, protected as well. You need no account and
                nothing to install. Passing this mail on gives nobody access."""
                    .formatted(organization, recipient)),
            disclaimer,
            privacyStatement.map(address -> "Privacy statement: " + address))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  String subject() {
    return author + " sent you a protected message";
  }
}
