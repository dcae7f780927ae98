package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.ReplyResult;
import org.sealpost.portal.SignInResult;
import org.sealpost.reply.ReplyDraft;

/// What the pages need of [MessagePortal], whose promises are the ones that count. Lets each answer
/// of it be shown without making the message that leads to it.
public interface Door {
  void receive(String link, byte[] sealed);

  SecretToken requestPasscode(String link, Optional<SecretToken> browser);

  SignInResult signIn(String link, Optional<SecretToken> browser, String typedCode);

  ReadResult open(String link, Optional<SecretToken> session);

  ReadResult read(String link, Optional<SecretToken> session);

  DownloadResult download(String link, Optional<SecretToken> session, int number);

  ReplyResult reply(String link, Optional<SecretToken> session, ReplyDraft draft);

  void signOut(Optional<SecretToken> session);

  static Door of(MessagePortal portal) {
    return new Door() {
      @Override
      public void receive(String link, byte[] sealed) {
        portal.receive(link, sealed);
      }

      @Override
      public SecretToken requestPasscode(String link, Optional<SecretToken> browser) {
        return portal.requestPasscode(link, browser);
      }

      @Override
      public SignInResult signIn(String link, Optional<SecretToken> browser, String typedCode) {
        return portal.signIn(link, browser, typedCode);
      }

      @Override
      public ReadResult open(String link, Optional<SecretToken> session) {
        return portal.open(link, session);
      }

      @Override
      public ReadResult read(String link, Optional<SecretToken> session) {
        return portal.read(link, session);
      }

      @Override
      public DownloadResult download(String link, Optional<SecretToken> session, int number) {
        return portal.download(link, session, number);
      }

      @Override
      public ReplyResult reply(String link, Optional<SecretToken> session, ReplyDraft draft) {
        return portal.reply(link, session, draft);
      }

      @Override
      public void signOut(Optional<SecretToken> session) {
        portal.signOut(session);
      }
    };
  }
}
