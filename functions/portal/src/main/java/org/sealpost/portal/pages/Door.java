package org.sealpost.portal.pages;

import java.util.List;
import java.util.Optional;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.opening.passkey.PasskeyCeremonies.Question;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.AnswerResult;
import org.sealpost.portal.AwaitedAccount;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.InboxResult;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.NoticeCheck;
import org.sealpost.portal.PasskeyList;
import org.sealpost.portal.PasskeyResult;
import org.sealpost.portal.PreviewResult;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.SendResult;
import org.sealpost.portal.SessionList;
import org.sealpost.portal.SignInOffer;
import org.sealpost.portal.SignInResult;
import org.sealpost.portal.UploadResult;
import org.sealpost.portal.Visit;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;
import org.sealpost.trace.Visitor;

/// What the pages need of [MessagePortal], whose promises are the ones that count. Lets each answer
/// of it be shown without making the message that leads to it.
public interface Door {
  void receive(String link, byte[] sealed);

  SignInOffer offer(String link);

  PasscodeTicket requestPasscode(
      Visit visit, Optional<PasscodeTicket> earlier, Optional<SecretToken> account);

  Optional<AwaitedAccount> awaited(String link, Optional<SecretToken> account);

  Optional<DeliveryProblem> problem(String link, Optional<PasscodeTicket> ticket);

  SignInResult signIn(
      Visit visit,
      Optional<PasscodeTicket> ticket,
      String typedCode,
      boolean keep,
      Optional<SecretToken> account);

  Optional<AccountSignIn.Start> startAccount(String link, String provider);

  AccountResult finishAccount(
      Optional<SecretToken> browser, ProviderAnswer answer, Visitor visitor);

  ReadResult open(Visit visit);

  ReadResult read(Visit visit);

  ReadResult print(Visit visit);

  DownloadResult export(Visit visit);

  DownloadResult exportPiece(Visit visit, int piece);

  AnswerResult answer(Visit visit, AnswerKind kind);

  AnswerResult keep(Visit visit, AnswerKind kind, Written written, int version);

  AnswerResult attach(
      Visit visit, AnswerKind kind, Written written, int version, List<AnswerResult.Brought> files);

  AnswerResult removeFile(Visit visit, AnswerKind kind, Written written, int version, String file);

  UploadResult begin(Visit visit, AnswerKind kind, String name, String mediaType, long bytes);

  UploadResult finish(Visit visit, String file);

  AnswerResult discard(Visit visit);

  SendResult send(Visit visit, AnswerKind kind, Written written, int version);

  SendResult sent(Visit visit);

  PreviewResult preview(Visit visit, int number);

  PreviewResult page(Visit visit, int number, int page);

  DownloadResult download(Visit visit, int number);

  DownloadResult piece(Visit visit, int number, int piece);

  InboxResult inbox(Optional<SecretToken> session, Optional<String> after, Visitor visitor);

  InboxResult conversation(Visit visit);

  Optional<SessionList> sessions(Optional<SecretToken> session);

  void endSession(Optional<SecretToken> session, String id);

  void endOtherSessions(Optional<SecretToken> session);

  void signOut(Optional<SecretToken> session);

  Optional<Question> askToSignIn();

  PasskeyResult signInWithPasskey(
      String link, Optional<SecretToken> browser, String answer, Visitor visitor);

  Optional<Question> askToConfirm(Optional<SecretToken> session);

  PasskeyResult confirmPasskey(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer);

  Optional<Question> askToMake(Optional<SecretToken> session);

  PasskeyResult makePasskey(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer);

  Optional<PasskeyList> passkeys(Optional<SecretToken> session);

  boolean removePasskey(Optional<SecretToken> session, String id);

  NoticeCheck checkNotice(String reference, Visitor visitor);

  static Door of(MessagePortal portal) {
    return new Door() {
      @Override
      public void receive(String link, byte[] sealed) {
        portal.receive(link, sealed);
      }

      @Override
      public SignInOffer offer(String link) {
        return portal.signIn().offer(link);
      }

      @Override
      public PasscodeTicket requestPasscode(
          Visit visit, Optional<PasscodeTicket> earlier, Optional<SecretToken> account) {
        return portal.signIn().requestPasscode(visit, earlier, account);
      }

      @Override
      public Optional<AwaitedAccount> awaited(String link, Optional<SecretToken> account) {
        return portal.signIn().awaited(link, account);
      }

      @Override
      public Optional<DeliveryProblem> problem(String link, Optional<PasscodeTicket> ticket) {
        return portal.signIn().problem(link, ticket);
      }

      @Override
      public SignInResult signIn(
          Visit visit,
          Optional<PasscodeTicket> ticket,
          String typedCode,
          boolean keep,
          Optional<SecretToken> account) {
        return portal.signIn().signIn(visit, ticket, typedCode, keep, account);
      }

      @Override
      public Optional<AccountSignIn.Start> startAccount(String link, String provider) {
        return portal.signIn().startAccount(link, provider);
      }

      @Override
      public AccountResult finishAccount(
          Optional<SecretToken> browser, ProviderAnswer answer, Visitor visitor) {
        return portal.signIn().finishAccount(browser, answer, visitor);
      }

      @Override
      public ReadResult open(Visit visit) {
        return portal.reading().open(visit);
      }

      @Override
      public ReadResult read(Visit visit) {
        return portal.reading().read(visit);
      }

      @Override
      public ReadResult print(Visit visit) {
        return portal.reading().print(visit);
      }

      @Override
      public DownloadResult export(Visit visit) {
        return portal.reading().export(visit);
      }

      @Override
      public DownloadResult exportPiece(Visit visit, int piece) {
        return portal.reading().exportPiece(visit, piece);
      }

      @Override
      public AnswerResult answer(Visit visit, AnswerKind kind) {
        return portal.answers().open(visit, kind);
      }

      @Override
      public AnswerResult keep(Visit visit, AnswerKind kind, Written written, int version) {
        return portal.answers().keep(visit, kind, written, version);
      }

      @Override
      public AnswerResult attach(
          Visit visit,
          AnswerKind kind,
          Written written,
          int version,
          List<AnswerResult.Brought> files) {
        return portal.answers().attach(visit, kind, written, version, files);
      }

      @Override
      public AnswerResult removeFile(
          Visit visit, AnswerKind kind, Written written, int version, String file) {
        return portal.answers().remove(visit, kind, written, version, file);
      }

      @Override
      public UploadResult begin(
          Visit visit, AnswerKind kind, String name, String mediaType, long bytes) {
        return portal.answers().begin(visit, kind, name, mediaType, bytes);
      }

      @Override
      public UploadResult finish(Visit visit, String file) {
        return portal.answers().finish(visit, file);
      }

      @Override
      public AnswerResult discard(Visit visit) {
        return portal.answers().discard(visit);
      }

      @Override
      public SendResult send(Visit visit, AnswerKind kind, Written written, int version) {
        return portal.answers().send(visit, kind, written, version);
      }

      @Override
      public SendResult sent(Visit visit) {
        return portal.answers().sent(visit);
      }

      @Override
      public PreviewResult preview(Visit visit, int number) {
        return portal.attachments().preview(visit, number);
      }

      @Override
      public PreviewResult page(Visit visit, int number, int page) {
        return portal.attachments().page(visit, number, page);
      }

      @Override
      public DownloadResult download(Visit visit, int number) {
        return portal.attachments().download(visit, number);
      }

      @Override
      public DownloadResult piece(Visit visit, int number, int piece) {
        return portal.attachments().piece(visit, number, piece);
      }

      @Override
      public InboxResult inbox(
          Optional<SecretToken> session, Optional<String> after, Visitor visitor) {
        return portal.inbox().list(session, after, visitor);
      }

      @Override
      public InboxResult conversation(Visit visit) {
        return portal.inbox().conversation(visit);
      }

      @Override
      public Optional<SessionList> sessions(Optional<SecretToken> session) {
        return portal.sessions().list(session);
      }

      @Override
      public void endSession(Optional<SecretToken> session, String id) {
        portal.sessions().end(session, id);
      }

      @Override
      public void endOtherSessions(Optional<SecretToken> session) {
        portal.sessions().endOthers(session);
      }

      @Override
      public void signOut(Optional<SecretToken> session) {
        portal.sessions().signOut(session);
      }

      @Override
      public Optional<Question> askToSignIn() {
        return portal.passkeys().askToSignIn();
      }

      @Override
      public PasskeyResult signInWithPasskey(
          String link, Optional<SecretToken> browser, String answer, Visitor visitor) {
        return portal.passkeys().signIn(link, browser, answer, visitor);
      }

      @Override
      public Optional<Question> askToConfirm(Optional<SecretToken> session) {
        return portal.passkeys().askToConfirm(session);
      }

      @Override
      public PasskeyResult confirmPasskey(
          Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
        return portal.passkeys().confirm(session, browser, answer);
      }

      @Override
      public Optional<Question> askToMake(Optional<SecretToken> session) {
        return portal.passkeys().askToMake(session);
      }

      @Override
      public PasskeyResult makePasskey(
          Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
        return portal.passkeys().make(session, browser, answer);
      }

      @Override
      public Optional<PasskeyList> passkeys(Optional<SecretToken> session) {
        return portal.passkeys().list(session);
      }

      @Override
      public boolean removePasskey(Optional<SecretToken> session, String id) {
        return portal.passkeys().remove(session, id);
      }

      @Override
      public NoticeCheck checkNotice(String reference, Visitor visitor) {
        return portal.notices().check(reference, visitor);
      }
    };
  }
}
