package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.reply.ReplyDraft;

/// What recipients can do. Links are taken as they come from the address bar: whatever they are,
/// the answers tell nothing before sign-in.
///
/// All calls throw [org.sealpost.Unavailable] when something that they need does not answer:
/// nothing was shown, and the reader may try again.
public final class MessagePortal {
  /// Sends a passcode to the recipient of this link, if there is one and the message is known.
  ///
  /// @param browser the browser's own token, if it brought one
  /// @return the token that the browser has to keep: the code works only together with it
  public SecretToken requestPasscode(String link, Optional<SecretToken> browser) {
    throw new UnsupportedOperationException(link);
  }

  /// Redeems a passcode. Each call that reaches a challenge consumes one of its tries, before
  /// anything is compared.
  public SignInResult signIn(String link, Optional<SecretToken> browser, String typedCode) {
    throw new UnsupportedOperationException(link);
  }

  public ReadResult read(String link, Optional<SecretToken> session) {
    throw new UnsupportedOperationException(link);
  }

  /// @param number of the attachment in [org.sealpost.reading.RenderedMessage]
  public DownloadResult download(String link, Optional<SecretToken> session, int number) {
    throw new UnsupportedOperationException(link);
  }

  public ReplyResult reply(String link, Optional<SecretToken> session, ReplyDraft draft) {
    throw new UnsupportedOperationException(link);
  }

  /// Ends the session, if there is one.
  public void signOut(Optional<SecretToken> session) {
    throw new UnsupportedOperationException();
  }
}
