package org.sealpost.portal;

import java.time.Clock;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.Passcode;
import org.sealpost.opening.ReaderAccess.Access;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.SealedBytesMissingException;
import org.sealpost.protection.UnopenableException;
import org.sealpost.reading.MessageReader;
import org.sealpost.reply.Replies;
import org.sealpost.reply.ReplyDraft;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// What recipients can do. Links are taken as they come from the address bar: whatever they are,
/// the answers tell nothing before sign-in.
///
/// All calls throw [org.sealpost.Unavailable] when something that they need does not answer:
/// nothing was shown, and the reader may try again.
public final class MessagePortal {
  private final Opening opening;
  private final MessageReader reader;
  private final Replies replies;
  private final PostedSeals posted;
  private final BrandingTemplates brandings;
  private final Readings readings;
  private final MessageTrace trace;
  private final Clock clock;

  public MessagePortal(
      Opening opening,
      MessageReader reader,
      Replies replies,
      PostedSeals posted,
      BrandingTemplates brandings,
      Readings readings,
      MessageTrace trace,
      Clock clock) {
    this.opening = opening;
    this.reader = reader;
    this.replies = replies;
    this.posted = posted;
    this.brandings = brandings;
    this.readings = readings;
    this.trace = trace;
    this.clock = clock;
  }

  /// Takes what a browser has posted out of `message.html`. Whatever becomes of it, nothing is
  /// said: whoever posts has not signed in.
  public void receive(String link, byte[] sealed) {
    PortalLink.parse(link).ifPresent(known -> posted.receive(known, sealed));
  }

  /// Sends a passcode to the recipient of this link, if there is one and the message is known.
  ///
  /// @param browser the browser's own token, if it brought one
  /// @return the token that the browser has to keep: the code works only together with it
  public SecretToken requestPasscode(String link, Optional<SecretToken> browser) {
    SecretToken token = browser.orElseGet(opening::newBrowserToken);
    PortalLink.parse(link).ifPresent(known -> opening.requests().request(known, token));
    return token;
  }

  /// Redeems a passcode. Each call that reaches a challenge consumes one of its tries, before
  /// anything is compared.
  public SignInResult signIn(String link, Optional<SecretToken> browser, String typedCode) {
    Optional<PortalLink> known = PortalLink.parse(link);
    Optional<Passcode> passcode = Passcode.parse(typedCode);
    if (known.isEmpty() || browser.isEmpty() || passcode.isEmpty()) {
      return new SignInResult.Refused();
    }
    return opening
        .signIn()
        .redeem(known.get(), browser.get(), passcode.get())
        .<SignInResult>map(SignInResult.SignedIn::new)
        .orElseGet(SignInResult.Refused::new);
  }

  /// Opens the message for the page around its text: who wrote it, what it is called, what may be
  /// done with it.
  public ReadResult open(String link, Optional<SecretToken> session) {
    return switch (access(link, session)) {
      case Access.SignInNeeded() -> new ReadResult.Refused(new Refusal.SignInNeeded());
      case Access.Withdrawn(_, var withdrawal) ->
          new ReadResult.Refused(new Refusal.Withdrawn(withdrawal));
      case Access.Granted(AddressedMessage message) -> open(message);
    };
  }

  /// Opens the message to show its text, and records that it was read before anything is shown. An
  /// author who has asked for it is told when a recipient reads it first.
  public ReadResult read(String link, Optional<SecretToken> session) {
    return switch (access(link, session)) {
      case Access.SignInNeeded() -> new ReadResult.Refused(new Refusal.SignInNeeded());
      case Access.Withdrawn(_, var withdrawal) ->
          new ReadResult.Refused(new Refusal.Withdrawn(withdrawal));
      case Access.Granted(AddressedMessage message) -> read(message);
    };
  }

  /// @param number of the attachment in [org.sealpost.reading.RenderedMessage]
  public DownloadResult download(String link, Optional<SecretToken> session, int number) {
    return switch (access(link, session)) {
      case Access.SignInNeeded() -> new DownloadResult.Refused(new Refusal.SignInNeeded());
      case Access.Withdrawn(_, var withdrawal) ->
          new DownloadResult.Refused(new Refusal.Withdrawn(withdrawal));
      case Access.Granted(AddressedMessage message) -> download(message, number);
    };
  }

  /// Sends an answer to the message's author. Sent twice, it arrives twice.
  public ReplyResult reply(String link, Optional<SecretToken> session, ReplyDraft draft) {
    return switch (access(link, session)) {
      case Access.SignInNeeded() -> new ReplyResult.Refused(new Refusal.SignInNeeded());
      case Access.Withdrawn(_, var withdrawal) ->
          new ReplyResult.Refused(new Refusal.Withdrawn(withdrawal));
      case Access.Granted(AddressedMessage message) -> reply(message, draft);
    };
  }

  /// Ends the session, if there is one.
  public void signOut(Optional<SecretToken> session) {
    session.ifPresent(opening.access()::signOut);
  }

  private Access access(String link, Optional<SecretToken> session) {
    Optional<PortalLink> known = PortalLink.parse(link);
    return known.isEmpty() || session.isEmpty()
        ? new Access.SignInNeeded()
        : opening.access().to(known.get(), session.get());
  }

  private ReadResult read(AddressedMessage message) {
    ReadResult result = open(message);
    if (result instanceof ReadResult.Opened) {
      readings.record(message);
    }
    return result;
  }

  private ReadResult open(AddressedMessage message) {
    try {
      return new ReadResult.Opened(
          reader.read(message.message()),
          message.readerAddress(),
          message.message().terms().rights(),
          message.message().terms().attachments(),
          message.expiresAt(),
          brandings.findOrDefault(message.message().branding()));
    } catch (UnopenableException unopenable) {
      return new ReadResult.Refused(refusal(message, unopenable));
    }
  }

  private DownloadResult download(AddressedMessage message, int number) {
    if (message.message().terms().attachments() == AttachmentAccess.VIEW_ONLY) {
      return new DownloadResult.NotAllowed();
    }
    try {
      Optional<MessageReader.OpenedAttachment> attachment =
          reader.attachment(message.message(), number);
      if (attachment.isEmpty()) {
        return new DownloadResult.NoSuchAttachment();
      }
      trace.record(
          new TraceEvent.AttachmentDownloaded(
              clock.instant(), message.message().id(), message.reader().key(), number));
      return new DownloadResult.Download(attachment.get().fileName(), attachment.get().content());
    } catch (UnopenableException unopenable) {
      return new DownloadResult.Refused(refusal(message, unopenable));
    }
  }

  private ReplyResult reply(AddressedMessage message, ReplyDraft draft) {
    if (!message.message().terms().rights().mayReply()) {
      return new ReplyResult.NotAllowed();
    }
    try {
      replies.send(message, reader.read(message.message()), draft);
      trace.record(
          new TraceEvent.Replied(clock.instant(), message.message().id(), message.reader().key()));
      return new ReplyResult.Sent();
    } catch (UnopenableException unopenable) {
      return new ReplyResult.Refused(refusal(message, unopenable));
    }
  }

  /// What is missing, the reader may have themselves.
  private static Refusal refusal(AddressedMessage message, UnopenableException why) {
    return why instanceof SealedBytesMissingException
            && message.reader().method() == DeliveryMethod.ATTACHMENT
        ? new Refusal.SealedBytesNeeded()
        : new Refusal.Unopenable();
  }
}
