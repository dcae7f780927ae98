package org.sealpost.delivery;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.Letter;
import org.sealpost.mail.mime.Letter.InlineImage;
import org.sealpost.mail.mime.MimeWriter;
import org.sealpost.mail.mime.SafeHtmlText;
import org.sealpost.mail.mime.SevenBit;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;

/// The mails that we write ourselves. Wrapper messages, passcodes and non-delivery reports carry
/// nothing of a protected message's subject or content; incident reports and notifications carry of
/// a mail what an admin asked for.
public final class Letters {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.sealpost.delivery.jte");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Organization organization;
  private final MimeWriter writer;

  public Letters(Organization organization, SecureRandom random, Clock clock) {
    this.organization = organization;
    this.writer = new MimeWriter(random, clock);
  }

  /// The readable mail that leads to the portal. Its subject is neutral: the real one is sealed.
  public byte[] wrapper(DeliveryOrder.Wrapper order, BrandingTemplate branding) {
    WrapperText text = WrapperText.of(order, branding, organization, expiry(order.expiresAt()));
    return writer.write(
        new Letter(
            authorOf(order.author(), order.authorScope()),
            Mailbox.of(order.recipient()),
            text.subject(),
            order.messageId(),
            false,
            text.plain(),
            Optional.of(rendered("wrapper", text, branding)),
            logo(branding)));
  }

  /// The mail that brings a one-time passcode.
  ///
  /// @param author whose message the code opens
  /// @param digits as they are typed
  public byte[] passcode(
      EmailAddress reader, Mailbox author, String digits, BrandingTemplate branding) {
    PasscodeText text = new PasscodeText(organization.name(), author.label(), digits);
    return writer.write(
        new Letter(
            new Mailbox(Optional.of(organization.name()), organization.noticeAddress()),
            Mailbox.of(reader),
            "Your passcode for a protected message",
            Optional.empty(),
            true,
            text.plain(),
            Optional.of(rendered("passcode", text, branding)),
            logo(branding)));
  }

  /// A report to the sender that a mail did not reach some recipients (RFC 3464), without any
  /// content of it.
  public byte[] report(DeliveryOrder.Report order) {
    ReportText text = new ReportText(order, organization, DAY.format(order.receivedAt()));
    return writer.writeReport(
        new Letter(
            new Mailbox(
                Optional.of("Mail Delivery, " + organization.name()), organization.noticeAddress()),
            Mailbox.of(order.recipient()),
            "Undelivered mail returned to sender",
            order.messageId(),
            true,
            text.plain(),
            Optional.empty(),
            List.of()),
        text.status());
  }

  /// Tells an author that a recipient has read their message, without any content of it.
  public byte[] readNotice(DeliveryOrder.ReadNotice order) {
    return writer.write(
        new Letter(
            new Mailbox(Optional.of(organization.name()), organization.noticeAddress()),
            Mailbox.of(order.recipient()),
            "Your protected message was read",
            order.messageId(),
            true,
            order.reader()
                + " opened your protected message on "
                + DAY.format(order.readAt())
                + ".\n",
            Optional.empty(),
            List.of()));
  }

  /// A report to somebody who watches over rules (GenerateIncidentReport).
  ///
  /// @param original attached as a message, without Bcc and other fields that only transport may
  ///     see, where the rule asks for it
  public byte[] incidentReport(
      EmailAddress watcher, IncidentReportText text, Optional<byte[]> original) {
    Letter letter =
        notice(watcher, text.title(), text.plain(), rendered("incident", text, unbranded()));
    return original
        .map(
            mail ->
                writer.writeAround(letter, SevenBit.of(RawMessage.withoutTransportFields(mail))))
        .orElseGet(() -> writer.write(letter));
  }

  /// A notice to a recipient that a rule dealt with a mail (GenerateNotification).
  public byte[] notification(EmailAddress recipient, NotificationText text) {
    SafeHtmlText said = text.safe();
    NotificationPage page = new NotificationPage(organization.name(), said.html());
    return writer.write(
        notice(
            recipient,
            "Notice about a message sent to you",
            said.text()
                + "\n\n-- \nThe mail gateway of "
                + organization.name()
                + " sent this notice because of a rule. Answers to it are not read.\n",
            rendered("notification", page, unbranded())));
  }

  private Letter notice(EmailAddress recipient, String subject, String plain, String html) {
    return new Letter(
        new Mailbox(Optional.of(organization.name()), organization.noticeAddress()),
        Mailbox.of(recipient),
        subject,
        Optional.empty(),
        true,
        plain,
        Optional.of(html),
        List.of());
  }

  private static BrandingTemplate unbranded() {
    return BrandingTemplate.factoryDefault();
  }

  /// For people, in UTC.
  static String dated(Instant moment) {
    return DAY.format(moment);
  }

  /// Mail in an outside author's name comes from our own address, with their name: nobody may send
  /// in another domain's name, and receivers would refuse it (DMARC).
  Mailbox authorOf(Mailbox author, Scope scope) {
    return switch (scope) {
      case INSIDE -> author;
      case OUTSIDE ->
          new Mailbox(
              Optional.of(author.label() + " via " + organization.name()),
              organization.noticeAddress());
    };
  }

  public EmailAddress noticeAddress() {
    return organization.noticeAddress();
  }

  private static Optional<String> expiry(Optional<Instant> expiresAt) {
    return expiresAt.map(DAY::format);
  }

  private static List<InlineImage> logo(BrandingTemplate branding) {
    return branding.logo().stream()
        .map(logo -> new InlineImage("logo", logo.mediaType(), logo.bytes()))
        .collect(Collectors.toList());
  }

  private static String rendered(String template, Object text, BrandingTemplate branding) {
    TemplateOutput output = new StringOutput();
    TEMPLATES.render(template + ".jte", Map.of("text", text, "look", Look.of(branding)), output);
    return output.toString();
  }
}
