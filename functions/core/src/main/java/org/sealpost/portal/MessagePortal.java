package org.sealpost.portal;

import org.sealpost.protection.PortalLink;

/// What recipients can do. Links are taken as they come from the address bar: whatever they are,
/// the answers tell nothing before sign-in.
///
/// All calls throw [org.sealpost.Unavailable] when something that they need does not answer:
/// nothing was shown, and the reader may try again.
public record MessagePortal(
    SignInDesk signIn,
    SessionDesk sessions,
    PasskeyDesk passkeys,
    ReadingDesk reading,
    AttachmentDesk attachments,
    AnswerDesk answers,
    InboxDesk inbox,
    NoticeDesk notices,
    PostedSeals posted) {
  /// Takes what a browser has posted out of `message.html`. Whatever becomes of it, nothing is
  /// said: whoever posts has not signed in.
  public void receive(String link, byte[] sealed) {
    PortalLink.parse(link).ifPresent(known -> posted.receive(known, sealed));
  }
}
