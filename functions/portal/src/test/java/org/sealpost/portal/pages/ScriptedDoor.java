package org.sealpost.portal.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.SignInWays;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.opening.passkey.PasskeyCeremonies.Question;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.AnswerLimits;
import org.sealpost.portal.AnswerResult;
import org.sealpost.portal.AwaitedAccount;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.InboxEntry;
import org.sealpost.portal.InboxResult;
import org.sealpost.portal.NoticeCheck;
import org.sealpost.portal.PasskeyList;
import org.sealpost.portal.PasskeyResult;
import org.sealpost.portal.PreviewResult;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.SendResult;
import org.sealpost.portal.SessionList;
import org.sealpost.portal.SignInOffer;
import org.sealpost.portal.SignInResult;
import org.sealpost.portal.UploadResult;
import org.sealpost.portal.Visit;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Draft;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.Written;
import org.sealpost.withdrawal.Withdrawal;

/// A door that knows a few links, one session and one passcode, and notes what was asked of it.
public final class ScriptedDoor implements Door {
  /// Of which a notice was sent.
  static final String SENT_REFERENCE = "SENT-SENT";

  public static final String VALID = link('a');
  static final String UNKNOWN = link('b');
  static final String FOREIGN = link('c');
  static final String EXPIRED = link('d');
  static final String REVOKED = link('e');
  static final String UNOPENABLE = link('f');
  static final String NOT_POSTED = link('g');
  static final String OTHER_MAILBOX = link('h');
  static final String STALE = link('i');
  static final String PASSKEY_NEEDED = link('j');
  static final String MALFORMED = "not a link";

  public static final SecretToken SESSION = new SecretToken("S".repeat(43));
  static final PasscodeTicket TICKET =
      new PasscodeTicket(new SecretToken("B".repeat(43)), Instant.parse("2026-11-20T09:12:00Z"));
  static final String PASSCODE = "12345678";
  static final Instant SINCE = Instant.parse("2026-11-20T09:12:00Z");

  public final List<String> changes = new ArrayList<>();
  final List<String> received = new ArrayList<>();
  public AttachmentAccess access = AttachmentAccess.DOWNLOAD;
  public final Map<Integer, DownloadResult.Download> attachments = new HashMap<>();
  public final Map<Integer, PreviewResult.Page> pages = new HashMap<>();
  public final Map<Integer, DownloadResult.InPieces> large = new HashMap<>();
  public final Map<Integer, List<byte[]>> pieces = new HashMap<>();

  /// The message itself, for who may have it.
  DownloadResult export = new DownloadResult.Download("Draft settlement.eml", new byte[] {'x'});

  /// What the portal refuses whoever is signed in, at every link.
  Optional<Refusal> refusal = Optional.empty();

  public RenderedMessage message = message("Draft settlement", "<p>Dear Bob</p>");
  public UsageRights rights = UsageRights.ENCRYPT_ONLY;
  /// What the reader's lists show.
  InboxResult.Listed inbox =
      new InboxResult.Listed(
          "bob@partner.example",
          List.of(entry(VALID, "Alice", Optional.of("Draft settlement"))),
          Optional.empty());

  Optional<String> askedAfter = Optional.empty();
  BrandingTemplate branding = BrandingTemplate.factoryDefault();
  static final Question QUESTION =
      new Question(new SecretToken("Q".repeat(43)), "{\"challenge\":\"c\"}");

  PasskeyResult passkeyResult = new PasskeyResult.Accepted(started(false));
  boolean firstPasskey;
  PasskeyList passkeys = PasskeyList.NONE;
  SignInWays ways = new SignInWays(true, List.of(), true, PortalSession.KEPT_LIFETIME);
  Optional<DeliveryProblem> problem = Optional.empty();
  Optional<AccountSignIn.Start> start = Optional.empty();
  Optional<AwaitedAccount> awaited = Optional.empty();
  AccountResult accountResult = new AccountResult.Refused(Optional.empty());
  SessionList sessions = new SessionList("bob@partner.example", List.of());
  public final Map<Integer, PreviewResult> previews = new HashMap<>();
  Optional<RuntimeException> failure = Optional.empty();
  final List<ProviderAnswer> answers = new ArrayList<>();
  /// What asking for a passcode and redeeming one takes.
  Runnable work = () -> {};
  int reads;
  Drafted draft = Drafted.NOTHING;
  List<Mailbox> copies = List.of();
  AnswerLimits limits = AnswerLimits.DEFAULTS;
  Optional<SendResult.Problem> unsendable = Optional.empty();
  UploadResult upload = new UploadResult.NotThere();
  SendResult sent =
      new SendResult.Sent(
          AnswerKind.REPLY,
          EmailAddress.of("bob@partner.example"),
          List.of(
              new Mailbox(Optional.of("Alice Moreau"), EmailAddress.of("alice@contoso.example"))),
          SINCE,
          0,
          false,
          BrandingTemplate.factoryDefault());

  public static RenderedMessage message(
      String subject, String safeHtml, RenderedMessage.Attachment... attachments) {
    return new RenderedMessage(
        new Mailbox(Optional.of("Alice Moreau"), EmailAddress.of("alice@contoso.example")),
        List.of(Mailbox.of(EmailAddress.of("bob@partner.example"))),
        List.of(),
        subject,
        Optional.of(SINCE),
        safeHtml,
        Optional.empty(),
        "plain",
        List.of(attachments));
  }

  @Override
  public void receive(String link, byte[] sealed) {
    received.add(link + " " + sealed.length);
    failure.ifPresent(ScriptedDoor::fail);
  }

  @Override
  public SignInOffer offer(String link) {
    failure.ifPresent(ScriptedDoor::fail);
    return new SignInOffer(ways, branding);
  }

  @Override
  public PasscodeTicket requestPasscode(
      Visit visit, Optional<PasscodeTicket> earlier, Optional<SecretToken> account) {
    changes.add("passcode " + visit.link() + (account.isPresent() ? " account" : ""));
    work.run();
    failure.ifPresent(ScriptedDoor::fail);
    return earlier.orElse(TICKET);
  }

  @Override
  public Optional<AwaitedAccount> awaited(String link, Optional<SecretToken> account) {
    return link.equals(VALID) && account.isPresent() ? awaited : Optional.empty();
  }

  @Override
  public Optional<DeliveryProblem> problem(String link, Optional<PasscodeTicket> ticket) {
    return ticket.equals(Optional.of(TICKET)) ? problem : Optional.empty();
  }

  @Override
  public SignInResult signIn(
      Visit visit,
      Optional<PasscodeTicket> ticket,
      String typedCode,
      boolean keep,
      Optional<SecretToken> account) {
    work.run();
    changes.add(
        "sign-in "
            + visit.link()
            + (keep ? " kept" : "")
            + (account.isPresent() ? " account" : ""));
    failure.ifPresent(ScriptedDoor::fail);
    return visit.link().equals(VALID)
            && ticket.equals(Optional.of(TICKET))
            && typedCode.equals(PASSCODE)
        ? new SignInResult.SignedIn(started(keep))
        : new SignInResult.Refused();
  }

  @Override
  public Optional<AccountSignIn.Start> startAccount(String link, String provider) {
    failure.ifPresent(ScriptedDoor::fail);
    return start;
  }

  @Override
  public AccountResult finishAccount(
      Optional<SecretToken> browser, ProviderAnswer answer, org.sealpost.trace.Visitor visitor) {
    changes.add("account");
    answers.add(answer);
    failure.ifPresent(ScriptedDoor::fail);
    return accountResult;
  }

  @Override
  public ReadResult read(Visit visit) {
    return visit.visitor().isMachine()
        ? new ReadResult.Refused(new Refusal.NotForMachines())
        : open(visit);
  }

  @Override
  public ReadResult print(Visit visit) {
    return refusal(visit).isPresent() || rights.grant(UsageRight.PRINT)
        ? open(visit)
        : new ReadResult.Refused(new Refusal.NotAllowed());
  }

  @Override
  public ReadResult open(Visit visit) {
    reads++;
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit)
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
  public DownloadResult export(Visit visit) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit)
        .<DownloadResult>map(DownloadResult.Refused::new)
        .orElseGet(
            () ->
                rights.grant(UsageRight.EXPORT)
                    ? export
                    : new DownloadResult.Refused(new Refusal.NotAllowed()));
  }

  @Override
  public DownloadResult exportPiece(Visit visit, int piece) {
    return piece(export(visit), List.of(new byte[] {0}, new byte[] {1}), piece);
  }

  @Override
  public PreviewResult preview(Visit visit, int number) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit)
        .<PreviewResult>map(PreviewResult.Refused::new)
        .orElseGet(
            () ->
                previews.containsKey(number)
                    ? previews.get(number)
                    : new PreviewResult.NoSuchAttachment());
  }

  @Override
  public PreviewResult page(Visit visit, int number, int page) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit)
        .<PreviewResult>map(PreviewResult.Refused::new)
        .orElseGet(
            () -> pages.containsKey(page) ? pages.get(page) : new PreviewResult.NoSuchAttachment());
  }

  @Override
  public DownloadResult download(Visit visit, int number) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit)
        .<DownloadResult>map(DownloadResult.Refused::new)
        .orElseGet(
            () -> {
              if (access == AttachmentAccess.VIEW_ONLY) {
                return new DownloadResult.Refused(new Refusal.NotAllowed());
              }
              if (large.containsKey(number)) {
                return large.get(number);
              }
              return attachments.containsKey(number)
                  ? attachments.get(number)
                  : new DownloadResult.NoSuchAttachment();
            });
  }

  @Override
  public DownloadResult piece(Visit visit, int number, int piece) {
    return piece(download(visit, number), pieces.getOrDefault(number, List.of()), piece);
  }

  private static DownloadResult piece(DownloadResult all, List<byte[]> contents, int piece) {
    if (!(all instanceof DownloadResult.InPieces(var _, String name, long _, int _, String _))) {
      return all;
    }
    return piece < contents.size()
        ? new DownloadResult.Download("%s.%03d".formatted(name, piece + 1), contents.get(piece))
        : new DownloadResult.NoSuchAttachment();
  }

  @Override
  public AnswerResult answer(Visit visit, AnswerKind kind) {
    failure.ifPresent(ScriptedDoor::fail);
    return mayAnswer(visit, kind)
        .<AnswerResult>map(AnswerResult.Refused::new)
        .orElseGet(() -> writing(kind, draft, Optional.empty()));
  }

  @Override
  public AnswerResult keep(Visit visit, AnswerKind kind, Written written, int version) {
    return change("keep", visit, kind, written, version, List.of());
  }

  @Override
  public AnswerResult attach(
      Visit visit,
      AnswerKind kind,
      Written written,
      int version,
      List<AnswerResult.Brought> files) {
    long bytes = files.stream().mapToLong(file -> file.content().length).sum();
    if (mayAnswer(visit, kind).isEmpty() && bytes > limits.formBytes()) {
      return new AnswerResult.TooLarge(
          writing(kind, draft.with(written, List.of()), Optional.empty()));
    }
    return change(
        "attach "
            + files.stream().map(AnswerResult.Brought::name).collect(Collectors.joining(", ")),
        visit,
        kind,
        written,
        version,
        files.stream()
            .map(
                file ->
                    new DraftFile(
                        "f" + file.name().length(),
                        file.name(),
                        file.mediaType(),
                        file.content().length,
                        true))
            .toList());
  }

  @Override
  public AnswerResult removeFile(
      Visit visit, AnswerKind kind, Written written, int version, String file) {
    return change("remove " + file, visit, kind, written, version, List.of());
  }

  @Override
  public UploadResult begin(
      Visit visit, AnswerKind kind, String name, String mediaType, long bytes) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = mayAnswer(visit, kind);
    if (refusal.isEmpty()) {
      changes.add("begin " + kind + " " + name + " " + mediaType + " " + bytes);
    }
    return refusal.<UploadResult>map(UploadResult.Refused::new).orElse(upload);
  }

  @Override
  public UploadResult finish(Visit visit, String file) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = refusal(visit);
    if (refusal.isEmpty()) {
      changes.add("finish " + file);
    }
    return refusal.<UploadResult>map(UploadResult.Refused::new).orElse(upload);
  }

  @Override
  public AnswerResult discard(Visit visit) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = refusal(visit);
    if (refusal.isEmpty()) {
      changes.add("discard");
    }
    return refusal
        .<AnswerResult>map(AnswerResult.Refused::new)
        .orElseGet(AnswerResult.Discarded::new);
  }

  @Override
  public SendResult send(Visit visit, AnswerKind kind, Written written, int version) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = mayAnswer(visit, kind);
    if (refusal.isPresent()) {
      return new SendResult.Refused(refusal.get());
    }
    if (problem(written, version).isPresent()) {
      Optional<String> unkept = version < draft.version() ? said(written) : Optional.empty();
      return new SendResult.NotSent(
          problem(written, version).get(),
          writing(kind, unkept.isEmpty() ? draft.with(written, List.of()) : draft, unkept));
    }
    changes.add("send " + kind + " " + described(written));
    return sent;
  }

  @Override
  public SendResult sent(Visit visit) {
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit).<SendResult>map(SendResult.Refused::new).orElse(sent);
  }

  private Optional<SendResult.Problem> problem(Written written, int version) {
    if (version < draft.version()) {
      return Optional.of(new SendResult.Problem.Changed());
    }
    return unsendable.or(
        () ->
            written.text().isBlank()
                ? Optional.of(new SendResult.Problem.Blank())
                : Optional.empty());
  }

  private AnswerResult change(
      String what,
      Visit visit,
      AnswerKind kind,
      Written written,
      int version,
      List<DraftFile> more) {
    failure.ifPresent(ScriptedDoor::fail);
    Optional<Refusal> refusal = mayAnswer(visit, kind);
    if (refusal.isPresent()) {
      return new AnswerResult.Refused(refusal.get());
    }
    if (version < draft.version()) {
      return writing(kind, draft, said(written));
    }
    changes.add(what + " " + kind + " " + described(written));
    draft = draft.with(written, more);
    return writing(kind, draft, Optional.empty());
  }

  private static Optional<String> said(Written written) {
    return Optional.of(written.text());
  }

  private static String described(Written written) {
    return "to=%s text=%s html=%s quote=%s carry=%s"
        .formatted(
            written.to(),
            written.text(),
            written.html().orElse("-"),
            written.quote(),
            written.carried());
  }

  private Optional<Refusal> mayAnswer(Visit visit, AnswerKind kind) {
    boolean may =
        switch (kind) {
          case REPLY -> rights.mayReply();
          case REPLY_ALL -> rights.grant(UsageRight.REPLY_ALL);
          case FORWARD -> rights.mayForward();
        };
    return refusal(visit).or(() -> may ? Optional.empty() : Optional.of(new Refusal.NotAllowed()));
  }

  private AnswerResult.Writing writing(AnswerKind kind, Drafted kept, Optional<String> unkept) {
    return new AnswerResult.Writing(
        message,
        EmailAddress.of("bob@partner.example"),
        Set.of(AnswerKind.values()),
        new Mailbox(Optional.of("Bob via Contoso"), EmailAddress.of("answers@contoso.example")),
        kind == AnswerKind.FORWARD ? List.of() : List.of(message.from()),
        copies,
        (kind == AnswerKind.FORWARD ? "Fwd: " : "Re: ") + message.subject(),
        access == AttachmentAccess.DOWNLOAD ? message.attachments() : List.of(),
        new Draft(
            "answer-1",
            kind,
            kept.version() == 0 ? fresh(kind, kept.written()) : kept.written(),
            kept.files(),
            kept.version(),
            SINCE),
        unkept,
        branding,
        limits);
  }

  /// Passing on takes everything along, unless somebody wants less.
  private Written fresh(AnswerKind kind, Written nothing) {
    return new Written(
        nothing.to(),
        nothing.text(),
        nothing.html(),
        true,
        kind == AnswerKind.FORWARD
            ? message.attachments().stream().map(RenderedMessage.Attachment::number).toList()
            : List.of());
  }

  /// What is kept of an answer.
  record Drafted(Written written, List<DraftFile> files, int version) {
    static final Drafted NOTHING =
        new Drafted(new Written("", "", Optional.empty(), false, List.of()), List.of(), 0);

    Drafted with(Written changed, List<DraftFile> more) {
      return new Drafted(
          changed, Stream.concat(files.stream(), more.stream()).toList(), version + 1);
    }
  }

  @Override
  public InboxResult inbox(
      Optional<SecretToken> session, Optional<String> after, org.sealpost.trace.Visitor visitor) {
    reads++;
    askedAfter = after;
    failure.ifPresent(ScriptedDoor::fail);
    if (!session.equals(Optional.of(SESSION))) {
      return new InboxResult.Refused(new Refusal.SignInNeeded());
    }
    return visitor.isMachine() ? new InboxResult.Refused(new Refusal.NotForMachines()) : inbox;
  }

  @Override
  public InboxResult conversation(Visit visit) {
    reads++;
    failure.ifPresent(ScriptedDoor::fail);
    return refusal(visit).<InboxResult>map(InboxResult.Refused::new).orElse(inbox);
  }

  /// @param subject empty for one that is not to be had
  static InboxEntry entry(String link, String from, Optional<String> subject) {
    return new InboxEntry(
        PortalLink.parse(link).orElseThrow(),
        new Mailbox(Optional.of(from), EmailAddress.of("alice@contoso.example")),
        subject.map(text -> new MessageSummary(text, 0)),
        SINCE,
        Optional.empty(),
        false,
        false,
        false);
  }

  @Override
  public Optional<SessionList> sessions(Optional<SecretToken> session) {
    failure.ifPresent(ScriptedDoor::fail);
    return session.equals(Optional.of(SESSION)) ? Optional.of(sessions) : Optional.empty();
  }

  @Override
  public void endSession(Optional<SecretToken> session, String id) {
    changes.add("end-session " + id);
    failure.ifPresent(ScriptedDoor::fail);
  }

  @Override
  public void endOtherSessions(Optional<SecretToken> session) {
    changes.add("end-other-sessions");
    failure.ifPresent(ScriptedDoor::fail);
  }

  @Override
  public void signOut(Optional<SecretToken> session) {
    changes.add("sign-out " + session.isPresent());
    failure.ifPresent(ScriptedDoor::fail);
  }

  @Override
  public Optional<Question> askToSignIn() {
    failure.ifPresent(ScriptedDoor::fail);
    return Optional.of(QUESTION);
  }

  @Override
  public PasskeyResult signInWithPasskey(
      String link,
      Optional<SecretToken> browser,
      String answer,
      org.sealpost.trace.Visitor visitor) {
    changes.add("passkey " + link + " " + browser.isPresent() + " " + answer);
    failure.ifPresent(ScriptedDoor::fail);
    return passkeyResult;
  }

  @Override
  public Optional<Question> askToConfirm(Optional<SecretToken> session) {
    failure.ifPresent(ScriptedDoor::fail);
    return session.filter(SESSION::equals).map(_ -> QUESTION);
  }

  @Override
  public PasskeyResult confirmPasskey(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
    changes.add("confirm " + session.isPresent() + " " + browser.isPresent() + " " + answer);
    failure.ifPresent(ScriptedDoor::fail);
    return session.isPresent() ? passkeyResult : new PasskeyResult.Refused();
  }

  @Override
  public Optional<Question> askToMake(Optional<SecretToken> session) {
    failure.ifPresent(ScriptedDoor::fail);
    return session.filter(SESSION::equals).map(_ -> QUESTION);
  }

  @Override
  public PasskeyResult makePasskey(
      Optional<SecretToken> session, Optional<SecretToken> browser, String answer) {
    changes.add("make " + session.isPresent() + " " + browser.isPresent() + " " + answer);
    failure.ifPresent(ScriptedDoor::fail);
    return session.isPresent() ? passkeyResult : new PasskeyResult.Refused();
  }

  @Override
  public Optional<PasskeyList> passkeys(Optional<SecretToken> session) {
    failure.ifPresent(ScriptedDoor::fail);
    return session.filter(SESSION::equals).map(_ -> passkeys);
  }

  @Override
  public boolean removePasskey(Optional<SecretToken> session, String id) {
    changes.add("remove-passkey " + session.isPresent() + " " + id);
    failure.ifPresent(ScriptedDoor::fail);
    return session.isPresent();
  }

  private static StartedSession started(boolean keep) {
    return new StartedSession(
        SESSION,
        PortalSession.start(
            SESSION,
            EmailAddress.of("bob@partner.example"),
            SignInMethod.PASSCODE,
            org.sealpost.trace.Visitor.UNKNOWN,
            keep,
            PortalLink.parse(VALID).orElseThrow(),
            SINCE));
  }

  private Optional<Refusal> refusal(Visit visit) {
    String link = visit.link();
    if (!visit.session().equals(Optional.of(SESSION))) {
      return Optional.of(new Refusal.SignInNeeded());
    }
    if (refusal.isPresent()) {
      return refusal;
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
    if (link.equals(OTHER_MAILBOX)) {
      return Optional.of(
          new Refusal.OtherMailbox("bob@partner.example", "c\u2022\u2022\u2022@partner.example"));
    }
    if (link.equals(STALE)) {
      return Optional.of(new Refusal.SignInAgain());
    }
    if (link.equals(PASSKEY_NEEDED)) {
      return Optional.of(new Refusal.PasskeyNeeded("bob@partner.example", firstPasskey));
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

  @Override
  public NoticeCheck checkNotice(String reference, org.sealpost.trace.Visitor visitor) {
    failure.ifPresent(ScriptedDoor::fail);
    return switch (reference) {
      case SENT_REFERENCE -> new NoticeCheck.Sent(SINCE);
      case "ABCD-EFGH" -> new NoticeCheck.Unknown();
      case "OFTE-OFTE" -> new NoticeCheck.TooOften();
      default -> new NoticeCheck.Malformed();
    };
  }
}
