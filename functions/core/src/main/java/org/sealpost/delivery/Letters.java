package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
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
import org.sealpost.mail.mime.Letter.Attachment;
import org.sealpost.mail.mime.Letter.InlineImage;
import org.sealpost.mail.mime.MimeWriter;
import org.sealpost.mail.mime.SafeHtmlText;
import org.sealpost.mail.mime.SevenBit;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;

/// The mails that we write ourselves. Wrapper messages carry of a protected message its subject,
/// where the organization has decided so, and else nothing that anybody could read; passcodes, read
/// notices and non-delivery reports carry nothing of it; incident reports and notifications carry
/// of a mail what an admin asked for.
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

  /// The readable mail that leads to the portal by a link.
  public byte[] wrapperByLink(DeliveryOrder.Wrapper order, BrandingTemplate branding) {
    return wrapper(order, branding, new WrapperText(order, branding, organization), List.of());
  }

  /// The readable mail that takes the sealed bytes along, in a page that posts them to the portal.
  public byte[] wrapperByAttachment(
      DeliveryOrder.Wrapper order, BrandingTemplate branding, byte[] sealed) {
    WrapperText text = new WrapperText(order, branding, organization);
    AttachedPage page =
        AttachedPage.of(order.link(), organization.portalOrigin(), sealed, branding.logo());
    String html = rendered("attached", Map.of("text", text, "page", page), branding);
    return wrapper(
        order,
        branding,
        text,
        List.of(
            new Attachment(
                WrapperText.FILE_NAME, "text/html; charset=utf-8", html.getBytes(UTF_8))));
  }

  private byte[] wrapper(
      DeliveryOrder.Wrapper order,
      BrandingTemplate branding,
      WrapperText text,
      List<Attachment> attachments) {
    return writer.write(
        new Letter(
            authorOf(order.author(), order.authorScope()),
            Mailbox.of(order.recipient()),
            text.subject(),
            new Letter.Conversation(order.references(), order.messageId()),
            Letter.Writer.PERSON,
            text.plain(),
            Optional.of(rendered("wrapper", text, branding)),
            logo(branding),
            attachments));
  }

  /// The mail that brings a one-time passcode.
  ///
  /// @param author whose message the code opens
  /// @param digits as they are typed
  /// @param reference of the message
  /// @param request by which the reader finds the mail and the page that the code belongs to
  /// @param language of the browser that has asked for it; English where we do not speak it
  public byte[] passcode(
      EmailAddress reader,
      Mailbox author,
      String digits,
      String reference,
      String request,
      Locale language,
      BrandingTemplate branding) {
    PasscodeText text =
        new PasscodeText(organization.name(), author.label(), digits, reference, request, language);
    return writer.write(
        new Letter(
            new Mailbox(Optional.of(organization.name()), organization.noticeAddress()),
            Mailbox.of(reader),
            text.subject(),
            Letter.Conversation.NONE,
            Letter.Writer.MACHINE,
            text.plain(),
            Optional.of(rendered("passcode", text, branding)),
            logo(branding),
            List.of()));
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
            Letter.Conversation.answering(order.messageId()),
            Letter.Writer.ANSWERING_MACHINE,
            text.plain(),
            Optional.empty()),
        text.status());
  }

  /// Tells an author that a recipient has read their message, without any content of it.
  public byte[] readNotice(DeliveryOrder.ReadNotice order) {
    ReadNoticeText text =
        new ReadNoticeText(
            organization.name(),
            order.reader().toString(),
            dated(order.readAt()),
            order.link().message().reference());
    return writer.write(
        new Letter(
            new Mailbox(Optional.of(organization.name()), organization.noticeAddress()),
            Mailbox.of(order.recipient()),
            "Your protected message was read",
            Letter.Conversation.answering(order.messageId()),
            Letter.Writer.ANSWERING_MACHINE,
            text.plain(),
            Optional.of(rendered("readNotice", text, unbranded()))));
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
        Letter.Conversation.NONE,
        Letter.Writer.MACHINE,
        plain,
        Optional.of(html));
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

  private static List<InlineImage> logo(BrandingTemplate branding) {
    return branding.logo().stream()
        .map(logo -> new InlineImage("logo", logo.mediaType(), logo.bytes()))
        .collect(Collectors.toList());
  }

  private static String rendered(String template, Object text, BrandingTemplate branding) {
    return rendered(template, Map.of("text", text), branding);
  }

  private static String rendered(
      String template, Map<String, Object> values, BrandingTemplate branding) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("look", Look.of(branding));
    TemplateOutput output = new StringOutput();
    TEMPLATES.render(template + ".jte", all, output);
    return output.toString();
  }
}
