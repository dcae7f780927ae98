package org.sealpost.rules;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.rules.predicate.Mail;

/// A mail from Anna to Bob without anything, and what makes it another one.
final class MailSketch {
  private final List<HeaderField> fields = new ArrayList<>();
  private final List<Mailbox> to = new ArrayList<>();
  private final List<Mailbox> cc = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> charsets = new ArrayList<>();
  private final List<MailPart> parts = new ArrayList<>();
  private final List<InspectedAttachment> attachments = new ArrayList<>();
  private Recipient recipient = RuleSamples.BOB;
  private Sender sender = new Sender(RuleSamples.ANNA, Scope.INSIDE);
  private Optional<String> client = Optional.empty();
  private long sizeBytes = 1000;

  static MailSketch empty() {
    return new MailSketch();
  }

  MailSketch field(String name, String value) {
    fields.add(new HeaderField(name, value));
    return this;
  }

  MailSketch to(EmailAddress address) {
    to.add(Mailbox.of(address));
    return this;
  }

  MailSketch cc(EmailAddress address) {
    cc.add(Mailbox.of(address));
    return this;
  }

  MailSketch text(String text) {
    texts.add(text);
    return this;
  }

  MailSketch charset(String charset) {
    charsets.add(charset);
    return this;
  }

  MailSketch part(String mediaType, boolean inline, long size) {
    parts.add(
        new MailPart(
            parts.size(),
            mediaType,
            Optional.empty(),
            Optional.empty(),
            inline,
            size,
            InputStream::nullInputStream));
    return this;
  }

  MailSketch attachment(InspectedAttachment attachment) {
    attachments.add(attachment);
    return this;
  }

  MailSketch recipient(Recipient other) {
    recipient = other;
    return this;
  }

  MailSketch from(EmailAddress address, Scope scope) {
    sender = new Sender(address, scope);
    return this;
  }

  MailSketch client(String address) {
    client = Optional.of(address);
    return this;
  }

  MailSketch size(long bytes) {
    sizeBytes = bytes;
    return this;
  }

  Mail mail() {
    List<InspectedAttachment> found = List.copyOf(attachments);
    return new Mail(
        new MailContent(
            fields,
            Mailbox.of(sender.address()),
            to,
            cc,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            texts,
            charsets,
            parts),
        sender,
        Optional.of(sender.address()),
        List.of(recipient),
        client,
        sizeBytes,
        _ -> new Inspection(List.of(), found));
  }

  static InspectedAttachment attached(String name, String text, String... extensions) {
    return new InspectedAttachment(
        name, Set.of(extensions), 10, text, false, false, false, false, Map.of());
  }

  static InspectedAttachment incomplete(String name, String text) {
    return new InspectedAttachment(
        name, Set.of("zip"), 10, text, false, false, false, true, Map.of());
  }

  static InspectedAttachment flagged(
      boolean executable, boolean passwordProtected, boolean unsupported) {
    return new InspectedAttachment(
        "", Set.of(), 10, "", executable, passwordProtected, unsupported, false, Map.of());
  }

  static InspectedAttachment withProperty(String name, String value) {
    return new InspectedAttachment(
        "", Set.of("docx"), 10, "", false, false, false, false, Map.of(name, value));
  }
}
