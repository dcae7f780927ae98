package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.administration.Administration;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.delivery.Courier;
import org.sealpost.delivery.InMemoryOutboundMail.Sent;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.Retirement;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.SendResult;
import org.sealpost.portal.SignInResult;
import org.sealpost.portal.Visit;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.trace.Visitor;
import org.sealpost.wiring.Doors;

/// The whole product over an [InMemoryPlatform], with the default rules, and somebody who carries
/// what waits in the queues to whom it belongs.
public final class Story {
  private static final Pattern LINK =
      Pattern.compile("https://portal\\.contoso\\.example/m/([a-z2-7.]+)");
  private static final Pattern PASSCODE = Pattern.compile("passcode is: (\\d{4} \\d{4})");

  /// What the portal's front door carries at once.
  public static final int LARGEST_ANSWER_BYTES = 1_000_000;

  public final InMemoryPlatform platform = new InMemoryPlatform();
  public final PlainScanner scanner = new PlainScanner();
  public final MailFlow mailFlow;
  public final Courier courier = Doors.courier(platform);
  public final Undeliverable undeliverable = Doors.undeliverable(platform);
  public final Retirement retirement = Doors.retirement(platform);
  public final MessagePortal portal;
  public final Administration administration = Doors.administration(platform);

  public Story() {
    this(Accounts.NONE, AttachmentPreviews.NONE);
  }

  /// @param also looks for malware besides [#scanner]
  public Story(MalwareScanner also) {
    this(Accounts.NONE, AttachmentPreviews.NONE, PasskeyVerifier.NONE, also);
  }

  /// @param accounts whom the portal may ask who somebody is
  /// @param previews how the portal shows attachments
  public Story(Accounts accounts, AttachmentPreviews previews) {
    this(accounts, previews, PasskeyVerifier.NONE);
  }

  /// @param passkeys how the portal speaks with authenticators
  public Story(Accounts accounts, AttachmentPreviews previews, PasskeyVerifier passkeys) {
    this(accounts, previews, passkeys, (_, _) -> new MalwareScanner.Verdict.Clean());
  }

  private Story(
      Accounts accounts,
      AttachmentPreviews previews,
      PasskeyVerifier passkeys,
      MalwareScanner also) {
    mailFlow =
        Doors.mailFlow(platform, new PlainInspector(), MalwareScanner.each(List.of(scanner, also)));
    portal =
        Doors.portal(platform, new PortalMeans(accounts, previews, passkeys, LARGEST_ANSWER_BYTES));
  }

  /// From now on these rules are in force.
  public void rules(RuleSet rules) {
    long newest = platform.configurations.newest().getOrDefault(ConfigurationDocument.RULES, 0L);
    platform.configurations.append(
        ConfigurationDocument.RULES,
        new ConfigurationVersion(newest + 1, platform.clock.instant(), "admin", "by a test"),
        RuleJson.write(rules));
  }

  /// From now on these settings are in force.
  public void protection(ProtectionSettings settings) {
    long newest =
        platform.configurations.newest().getOrDefault(ConfigurationDocument.PROTECTION, 0L);
    platform.configurations.append(
        ConfigurationDocument.PROTECTION,
        new ConfigurationVersion(newest + 1, platform.clock.instant(), "admin", "by a test"),
        ProtectionSettingsJson.write(settings));
  }

  /// Accepts a mail as the SMTP side does: raw bytes in the inbox, then the intake.
  public Intake arrived(String message, EmailAddress sender, EmailAddress... recipients) {
    return arrived(
        message.getBytes(UTF_8), new Envelope(Optional.of(sender), List.of(recipients)), true);
  }

  public Intake arrived(byte[] message, Envelope envelope, boolean authenticated) {
    Intake intake =
        new Intake(
            Samples.intakeId(),
            envelope,
            platform.clock.instant(),
            authenticated,
            Optional.of("2001:db8::7"),
            Optional.empty(),
            Optional.empty());
    platform.rawInbox.put(intake.id(), message);
    return intake;
  }

  /// Carries out everything that is queued, until nothing is.
  public void settle() {
    while (!platform.deliveryQueue.waiting().isEmpty()
        || !platform.settledQueue.waiting().isEmpty()
        || !platform.intakeQueue.waiting().isEmpty()) {
      platform.intakeQueue.takeAll().forEach(mailFlow::accept);
      platform.deliveryQueue.takeAll().forEach(courier::deliver);
      platform.settledQueue.takeAll().forEach(retirement::retire);
    }
  }

  /// Sends a mail all the way to the mailboxes.
  public void send(String message, EmailAddress sender, EmailAddress... recipients) {
    mailFlow.accept(arrived(message, sender, recipients));
    settle();
  }

  public Sent lastTo(EmailAddress recipient) {
    return platform.outboundMail.sentTo(recipient).getLast();
  }

  public String linkOf(EmailAddress recipient) {
    return platform.outboundMail.sentTo(recipient).reversed().stream()
        .flatMap(mail -> find(LINK, texts(mail)).stream())
        .findFirst()
        .orElseThrow();
  }

  public String passcodeOf(EmailAddress recipient) {
    return find(PASSCODE, texts(lastTo(recipient))).orElseThrow();
  }

  /// A browser at this link that has not signed in.
  public static Visit visit(String link) {
    return new Visit(link, Optional.empty(), Visitor.UNKNOWN, Locale.ENGLISH);
  }

  /// A browser at this link with this session.
  public static Visit visit(String link, SecretToken session) {
    return new Visit(link, Optional.of(session), Visitor.UNKNOWN, Locale.ENGLISH);
  }

  /// A browser at this link with what it brings as a session.
  public static Visit visit(String link, Optional<SecretToken> session) {
    return new Visit(link, session, Visitor.UNKNOWN, Locale.ENGLISH);
  }

  /// Asks for a passcode in a browser that has never asked before.
  public PasscodeTicket requestPasscode(String link) {
    return portal.signIn().requestPasscode(visit(link), Optional.empty(), Optional.empty());
  }

  /// Types a passcode in the browser that has this ticket.
  public SignInResult type(String link, PasscodeTicket ticket, String code) {
    return portal.signIn().signIn(visit(link), Optional.of(ticket), code, false, Optional.empty());
  }

  /// Asks for a passcode, takes it out of the mailbox and types it.
  public SecretToken signIn(String link, EmailAddress reader) {
    PasscodeTicket ticket = requestPasscode(link);
    return switch (type(link, ticket, passcodeOf(reader))) {
      case SignInResult.SignedIn(StartedSession session) -> session.token();
      case SignInResult.Refused() -> throw new AssertionError("sign-in was refused");
    };
  }

  /// What somebody types who wants nothing but to be read.
  public static Written written(String text) {
    return new Written("", text, Optional.empty(), false, List.of());
  }

  /// The first answer to this message, to its author.
  public SendResult reply(Visit visit, String text) {
    return portal.answers().send(visit, AnswerKind.REPLY, written(text), 0);
  }

  /// Everything that anybody outside could read: all mails that went out, header and decoded texts.
  public String everythingSent() {
    return platform.outboundMail.sent().stream()
        .flatMap(mail -> Stream.of(mail.text(), texts(mail)))
        .collect(Collectors.joining("\n"));
  }

  public static String texts(Sent mail) {
    MailContent content = read(mail);
    return content.headers() + "\n" + String.join("\n", content.searchableTexts());
  }

  public static MailContent read(Sent mail) {
    try {
      return MimeReader.read(mail.text().getBytes(UTF_8));
    } catch (MalformedMailException bug) {
      throw new AssertionError("we sent a malformed mail", bug);
    }
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
