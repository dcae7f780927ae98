package org.sealpost.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sealpost.accounts.OidcAccounts;
import org.sealpost.console.AdminDoors;
import org.sealpost.console.Console;
import org.sealpost.console.signin.CommandLineToken;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.engines.EngineUnavailableException;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.local.folder.FolderRawInbox;
import org.sealpost.local.folder.FolderUploads;
import org.sealpost.local.folder.FolderVault;
import org.sealpost.local.http.HttpFront;
import org.sealpost.local.http.OutboxFront;
import org.sealpost.local.http.SubmissionFront;
import org.sealpost.local.http.UploadFront;
import org.sealpost.local.keys.LocalKeys;
import org.sealpost.local.lambda.Schedule;
import org.sealpost.local.outbound.OutboxFolder;
import org.sealpost.local.outbound.SmtpRelay;
import org.sealpost.local.smtp.Arrivals;
import org.sealpost.local.smtp.SmtpListener;
import org.sealpost.organization.Organization;
import org.sealpost.passkeys.WebAuthnVerifier;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.lambda.PortalHandler;
import org.sealpost.portal.pages.QuoteWords;
import org.sealpost.preview.FilePreviews;
import org.sealpost.wiring.Doors;

/// The whole product, up on this machine.
public final class Sealpost implements AutoCloseable {

  /// Lets commands of this machine's owner into the console, and their mail in, while it is up.
  static final String TOKEN_FILE = "console.token";

  /// Nothing between portal and browser limits an answer here.
  private static final int LARGEST_ANSWER_BYTES = 100_000_000;

  private final DataFolder data;
  private final Endpoints endpoints;
  private final AdminPassword adminPassword;
  private final Closing closing;

  private Sealpost(
      DataFolder data, Endpoints endpoints, AdminPassword adminPassword, Closing closing) {
    this.data = data;
    this.endpoints = endpoints;
    this.adminPassword = adminPassword;
    this.closing = closing;
  }

  /// Returns when all of it can be used. Nobody is told before [#announce].
  ///
  /// @throws StartFailedException when it cannot start here; nothing is left running
  public static Sealpost up(UpOptions options) throws StartFailedException {
    Closing closing = new Closing();
    try (ExecutorService meanwhile = Executors.newVirtualThreadPerTaskExecutor()) {
      return start(options, closing, meanwhile);
    } catch (StartFailedException | RuntimeException | Error failed) {
      closing.close();
      throw failed;
    } catch (IOException failed) {
      closing.close();
      throw failed(failed);
    }
  }

  /// Where the build leaves DynamoDB Local; `./sealpost` says where that is.
  static Path engineJars() {
    return Path.of(System.getProperty("sealpost.engine", "infra/dynamodb/target/engine"));
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /// The password of the console's user `admin`; empty when it was shown at an earlier start.
  public Optional<String> newAdminPassword() {
    return adminPassword.toShow();
  }

  /// Says in `endpoints.json` where everything is. To be called when the owner has seen what there
  /// is to see: from now on the new password is the password, and is not told again.
  public void announce() throws IOException {
    adminPassword.wasShown();
    closing.later(() -> data.delete(Endpoints.FILE));
    data.write(Endpoints.FILE, endpoints.asJson());
  }

  /// Takes nothing more, finishes what is in flight, and stops.
  @Override
  public void close() {
    closing.close();
  }

  private static Sealpost start(UpOptions options, Closing closing, ExecutorService meanwhile)
      throws StartFailedException, IOException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    DataFolder data = closing.later(DataFolder.open(options.data()));
    data.delete(Endpoints.FILE);

    Future<LocalDynamo> dynamo =
        meanwhile.submit(() -> LocalDynamo.start(options.engineJars(), data));
    closing.later(() -> closeIfStarted(dynamo));
    Future<AdminPassword> admin = meanwhile.submit(() -> AdminPassword.open(data, random));
    Future<LocalKeys> keys = meanwhile.submit(() -> LocalKeys.open(data.folder("keys"), random));

    CommandLineToken token = CommandLineToken.random(random);
    closing.later(() -> data.delete(TOKEN_FILE));
    data.write(TOKEN_FILE, token.value().getBytes(US_ASCII));

    Queues queues = Queues.open(data, clock, options.patience());
    FolderRawInbox inbox = new FolderRawInbox(data.folder("raw"));
    OutboxFolder outbox = OutboxFolder.open(data.folder("outbox"));
    HttpFront portal =
        closing.later(
            onPort("--portal", options.portalPort(), () -> HttpFront.bind(options.portalPort())));
    OutboxFront outboxFront = closing.later(OutboxFront.start(outbox));
    URI origin = URI.create("http://" + options.portalHost() + ":" + portal.origin().getPort());
    Organization organization = LocalOrganization.of(options.domains(), origin);

    FolderUploads uploads = new FolderUploads(data.folder("uploads"), origin, random);
    LocalPlatform platform =
        new LocalPlatform(
            clock,
            random,
            organization,
            inbox,
            new FolderRawInbox(data.folder("held")),
            new FolderVault(data.folder("vault")),
            new FolderVault(data.folder("posted")),
            uploads,
            get(keys),
            options
                .relay()
                .<OutboundMail>map(to -> new SmtpRelay(to.host(), to.port()))
                .orElse(outbox),
            queues,
            get(dynamo).tables().stores(LocalOrganization.ID, random));
    Future<Console> console =
        meanwhile.submit(
            () ->
                Console.start(
                    AdminDoors.of(platform, new AttachmentInspector()),
                    get(admin).passwords(),
                    token,
                    options.consolePort(),
                    clock,
                    random));
    closing.later(() -> closeIfStarted(console));
    portal.serve(
        new PortalHandler(
            Doors.portal(
                platform,
                new PortalMeans(
                    new OidcAccounts(options::accounts, origin, clock),
                    new FilePreviews(),
                    new WebAuthnVerifier(origin, organization.name()),
                    new QuoteWords(),
                    LARGEST_ANSWER_BYTES)),
            platform.brandingTemplates(),
            organization,
            Optional.empty(),
            LARGEST_ANSWER_BYTES),
        new UploadFront(uploads, clock));
    closing.later(
        Schedule.start(
            (_, _, _) -> uploads.deleteOld(clock.instant()), options.patience().sweeping()));
    closing.later(
        Functions.start(platform, options.scanners().scanner(), queues, clock, options.patience()));
    SmtpListener smtp =
        closing.later(
            onPort(
                "--smtp",
                options.smtpPort(),
                () ->
                    SmtpListener.start(
                        options.smtpPort(),
                        inbox,
                        new Arrivals(
                            queues.arrivals(), queues.replies(), organization.replyDomain()),
                        clock,
                        random)));

    SubmissionFront api =
        closing.later(
            onPort(
                "--api",
                options.apiPort(),
                () -> SubmissionFront.start(options.apiPort(), Doors.submission(platform), token)));

    Endpoints endpoints =
        new Endpoints(
            "127.0.0.1:" + smtp.port(),
            origin,
            onPort("--console", options.consolePort(), () -> get(console)).address(),
            api.origin(),
            outboxFront.origin());
    return new Sealpost(data, endpoints, get(admin), closing);
  }

  private static void closeIfStarted(Future<? extends AutoCloseable> future) throws Exception {
    if (future.state() == Future.State.SUCCESS) {
      future.resultNow().close();
    }
  }

  private static <T> T get(Future<T> future) throws StartFailedException {
    try {
      return future.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Stopped while starting", stop);
    } catch (ExecutionException failed) {
      throw failed(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private static <T> T onPort(String option, int port, Callable<T> start)
      throws StartFailedException {
    try {
      return start.call();
    } catch (Exception failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new StartFailedException(
              "Port %d is taken: stop what uses it, or give another with %s"
                  .formatted(port, option),
              failed);
        }
      }
      throw failed(failed);
    }
  }

  private static StartFailedException failed(Throwable cause) {
    return switch (cause) {
      case StartFailedException known -> known;
      case EngineUnavailableException engine ->
          new StartFailedException(String.valueOf(engine.getMessage()), engine);
      default -> new StartFailedException("Could not start: " + cause, cause);
    };
  }
}
