package org.sealpost.bench.rules;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.predicate.Mail;

/// What is measured: the product's own reader and rules.
final class Deciding {
  private static final Organization CONTOSO =
      new Organization(
          new OrganizationId("contoso"),
          "Contoso",
          Set.of(new Domain("contoso.example")),
          EmailAddress.of("sealpost@contoso.example"),
          new Domain("reply.contoso.example"),
          URI.create("https://portal.contoso.example"));
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final byte[] message;
  private final Mail parsed;
  private final CompiledRules rules;

  Deciding(byte[] message, CompiledRules rules) throws MalformedMailException {
    this.message = message;
    this.parsed = parsed(message);
    this.rules = rules;
  }

  static CompiledRules withLexicon(RuleSet rules) {
    return CompiledRules.of(rules, Directory.EMPTY, ProtectionTemplates.BUILT_IN);
  }

  static CompiledRules naive(RuleSet rules) {
    return CompiledRules.withoutLexicon(rules, Directory.EMPTY);
  }

  Decisions decide() {
    return decide(parsed);
  }

  Decisions parseAndDecide() throws MalformedMailException {
    return decide(parsed(message));
  }

  private Decisions decide(Mail mail) {
    return rules.decide(mail, PriorProtection.NONE, CONTOSO, NOW);
  }

  /// To one recipient outside; what is attached is not looked into.
  static Mail parsed(byte[] message) throws MalformedMailException {
    MailContent content = MimeReader.read(message);
    EmailAddress author = EmailAddress.of(AuthoredMail.SENDER);
    return new Mail(
        content,
        new Sender(author, Scope.INSIDE),
        Optional.of(author),
        List.of(CONTOSO.recipient(EmailAddress.of(AuthoredMail.RECIPIENT))),
        Optional.of("192.0.2.25"),
        message.length,
        _ -> Inspection.NOTHING);
  }
}
