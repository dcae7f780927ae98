package org.sealpost.portal.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.ReplyResult;
import org.sealpost.portal.SignInResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.ReplyDraft;
import org.sealpost.withdrawal.Withdrawal;

/// A door that knows a few links, one session and one passcode, and notes what was asked of it.
public final class ScriptedDoor implements Door {
  public static final String VALID = link('a');
  static final String UNKNOWN = link('b');
  static final String FOREIGN = link('c');
  static final String EXPIRED = link('d');
  static final String REVOKED = link('e');
  static final String UNOPENABLE = link('f');
  static final String NOT_POSTED = link('g');
  static final String MALFORMED = "not a link";

  static final SecretToken SESSION = new SecretToken("S".repeat(43));
  static final SecretToken BROWSER = new SecretToken("B".repeat(43));
  static final String PASSCODE = "12345678";
  static final Instant SINCE = Instant.parse("2026-11-20T09:12:00Z");

  public final List<String> changes = new ArrayList<>();
  final List<String> received = new ArrayList<>();
  AttachmentAccess access = AttachmentAccess.DOWNLOAD;
  public final Map<Integer, DownloadResult.Download> attachments = new HashMap<>();
  RenderedMessage message = message("Draft settlement", "<p>Dear Bob</p>");
  UsageRights rights = UsageRights.ENCRYPT_ONLY;
  BrandingTemplate branding = BrandingTemplate.factoryDefault();
  Optional<RuntimeException> failure = Optional.empty();
  int reads;

  static RenderedMessage message(
      String subject, String safeHtml, RenderedMessage.Attachment... attachments) {
    return new RenderedMessage(
        new Mailbox(Optional.of("Alice Moreau"), EmailAddress.of("alice@contoso.example")),
        List.of(Mailbox.of(EmailAddress.of("bob@partner.example"))),
        List.of(),
        subject,
        Optional.of(SINCE),
        safeHtml,
        List.of(attachments));
  }

  @Override
  public void receive(String link, byte[] sealed) {
    received.add(link + " " + sealed.length);
    failure.ifPresent(ScriptedDoor::fail);
  }

  @Override
  public SecretToken requestPasscode(String link, Optional<SecretToken> browser) {
    changes.add("passcode " + link);
    failure.ifPresent(ScriptedDoor::fail);
    return browser.orElse(BROWSER);
  }

  @Override
  public SignInResult signIn(String link, Optional<SecretToken> browser, String typedCode) {
    changes.add("sign-in " + link);
    failure.ifPresent(ScriptedDoor::fail);
    return link.equals(VALID) && browser.equals(Optional.of(BROWSER)) && typedCode.equals(PASSCODE)
        ? new SignInResult.SignedIn(SESSION)
        : new SignInResult.Refused();
  }

  @Override
  public ReadResult read(String link, Optional<SecretToken> session) {
    return open(link, session);
  }

  @Override
  public ReadResult open(String link, Optional<SecretToken> session) {
    reads++;
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(link, session)
        .<ReadResult>map(ReadResult.Refused::new)
        .orElseGet(
            () ->
                new ReadResult.Opened(
                    message,
                    EmailAddress.of("bob@partner.example"),
                    rights,
                    access,
                    Optional.of(SINCE),
                    branding));
  }

  @Override
  public DownloadResult download(String link, Optional<SecretToken> session, int number) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(link, session)
        .<DownloadResult>map(DownloadResult.Refused::new)
        .orElseGet(
            () -> {
              if (access == AttachmentAccess.VIEW_ONLY) {
                return new DownloadResult.NotAllowed();
              }
              return attachments.containsKey(number)
                  ? attachments.get(number)
                  : new DownloadResult.NoSuchAttachment();
            });
  }

  @Override
  public ReplyResult reply(String link, Optional<SecretToken> session, ReplyDraft draft) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = refusal(link, session);
    if (refusal.isPresent()) {
      return new ReplyResult.Refused(refusal.get());
    }
    if (!rights.mayReply()) {
      return new ReplyResult.NotAllowed();
    }
    changes.add("reply " + draft.text());
    return new ReplyResult.Sent();
  }

  @Override
  public void signOut(Optional<SecretToken> session) {
    changes.add("sign-out " + session.isPresent());
  }

  private static Optional<Refusal> refusal(String link, Optional<SecretToken> session) {
    if (!session.equals(Optional.of(SESSION))) {
      return Optional.of(new Refusal.SignInNeeded());
    }
    if (link.equals(VALID)) {
      return Optional.empty();
    }
    if (link.equals(REVOKED)) {
      return Optional.of(new Refusal.Withdrawn(new Withdrawal.Revoked(SINCE)));
    }
    if (link.equals(EXPIRED)) {
      return Optional.of(new Refusal.Withdrawn(new Withdrawal.Expired(SINCE)));
    }
    if (link.equals(NOT_POSTED)) {
      return Optional.of(new Refusal.SealedBytesNeeded());
    }
    return Optional.of(
        link.equals(UNOPENABLE) ? new Refusal.Unopenable() : new Refusal.SignInNeeded());
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private static String link(char letter) {
    String half = String.valueOf(letter).repeat(26);
    return half + "." + half;
  }
}
