package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mail.Domain;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Accepts the mail that SES or Mail Manager announces.
///
/// Environment: `SEALPOST_INGRESS`, `SEALPOST_CLAMD` and `SEALPOST_KNOWN_MALWARE`, see [Ingress];
/// the rest is the platform's.
public final class GatewayHandler implements RequestStreamHandler {
  /// Both kinds of rules invoke us asynchronously and look at no answer. Where somebody makes a
  /// receipt rule wait for it, this is the documented one that changes nothing: what becomes of the
  /// mail is our business alone.
  private static final byte[] ANSWER = "{\"disposition\":\"CONTINUE\"}".getBytes(UTF_8);

  private final MailFlow mailFlow;
  private final IntakeMessages messages;

  /// For Lambda: settings come from the environment.
  public GatewayHandler() {
    this(
        AwsPlatform.fromEnvironment(),
        Ingress.of(System.getenv().getOrDefault("SEALPOST_INGRESS", "")));
  }

  private GatewayHandler(Platform platform, Ingress ingress) {
    this(
        Doors.mailFlow(platform, Ingress.inspector(), Ingress.scanner()),
        ingress,
        platform.organization().acceptedDomains());
  }

  /// Where nothing but the way in proves who writes.
  public GatewayHandler(MailFlow mailFlow, Ingress ingress) {
    this(mailFlow, ingress, Set.of());
  }

  /// @param acceptedDomains of the organization: see [IntakeMessages]
  public GatewayHandler(MailFlow mailFlow, Ingress ingress, Set<Domain> acceptedDomains) {
    this.mailFlow = mailFlow;
    this.messages = new IntakeMessages(_ -> ingress == Ingress.AUTHENTICATED, acceptedDomains);
  }

  /// @throws WordlessFailure when anything of the event could not be accepted: Lambda tries again,
  ///     and hands the event to the intakes queue in the end
  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context unused)
      throws IOException {
    String json = new String(event.readAllBytes(), UTF_8);
    try {
      messages.ofEvent(json, "").forEach(mailFlow::accept);
    } catch (RuntimeException failure) {
      throw new WordlessFailure(failure);
    }
    answer.write(ANSWER);
  }
}
