package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.account.Accounts;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.ReadResult;
import org.sealpost.portal.Visit;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.trace.Visitor;
import org.sealpost.wiring.Doors;

/// What opening a message costs: how many requests, and how many of them one after the other, which
/// is what the reader waits for. Each list is what is under way at the same time.
final class OpeningRequestsIT {
  private static final String SESSION = "DynamoDb.GetItem";
  private static final String WRAPPED_KEY = "DynamoDb.GetItem";
  private static final String MESSAGE_AND_READER = "DynamoDb.BatchGetItem";
  private static final String TEMPLATES = "DynamoDb.Query";
  private static final String EVENT = "DynamoDb.UpdateItem";
  private static final String UNWRAP = "Kms.Decrypt";
  private static final String SEALED_BYTES = "S3.GetObject";

  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final Rounds rounds = new Rounds();
  private final AwsPlatform platform = platform();
  private final MessagePortal portal =
      Doors.portal(
          platform, new PortalMeans(Accounts.NONE, AttachmentPreviews.NONE, Integer.MAX_VALUE));
  private Visit visit = new Visit("", Optional.empty(), Visitor.UNKNOWN, Locale.ENGLISH);

  private AwsPlatform platform() {
    AwsClients clients = LocalAws.at(AWS.dynamoDb(), AWS.localStack(), rounds);
    Map<String, String> environment = new HashMap<>(FreshAws.environment(clients));
    // Answers wait there, which nobody writes here.
    environment.put(
        "SEALPOST_INTAKES_QUEUE", environment.getOrDefault("SEALPOST_DELIVERIES_QUEUE", ""));
    return FreshAws.over(clients, environment);
  }

  @BeforeEach
  void signIn() {
    ProtectedMessage message = new SealingWay(platform).sealedMail();
    MessageRecipient reader = platform.protectedMessages().recipients(message.id()).getFirst();
    PortalLink link = new AddressedMessage(message, reader).link();
    SecretToken token = SecretToken.random(new SecureRandom());
    platform
        .portalSessions()
        .start(
            PortalSession.start(
                token,
                reader.recipient().address(),
                SignInMethod.PASSCODE,
                Visitor.UNKNOWN,
                false,
                link,
                Clock.systemUTC().instant()));
    visit = new Visit(link.toString(), Optional.of(token), Visitor.UNKNOWN, Locale.ENGLISH);
  }

  /// The templates are kept for half a minute.
  private void readTemplates() {
    portal.reading().open(visit);
    portal.reading().read(visit);
  }

  @Test
  void pageShouldTakeTwoRoundsAndItsFrameTwoMore() {
    readTemplates();

    rounds.expect(3, 3);
    ReadResult page = portal.reading().open(visit);
    List<List<String>> ofPage = rounds.seen();
    rounds.expect(2, 1);
    ReadResult frame = portal.reading().read(visit);

    assertThat(page).isInstanceOf(ReadResult.Opened.class).isEqualTo(frame);
    assertThat(ofPage)
        .containsExactly(
            List.of(MESSAGE_AND_READER, SESSION, WRAPPED_KEY),
            List.of(EVENT, UNWRAP, SEALED_BYTES));
    assertThat(rounds.seen()).containsExactly(List.of(MESSAGE_AND_READER, SESSION), List.of(EVENT));
  }

  /// As when the second request meets another process.
  @Test
  void frameWithoutItsPageShouldTakeThreeRounds() {
    readTemplates();

    rounds.expect(3, 3, 1);
    ReadResult frame = portal.reading().read(visit);

    assertThat(frame).isInstanceOf(ReadResult.Opened.class);
    assertThat(rounds.seen())
        .containsExactly(
            List.of(MESSAGE_AND_READER, SESSION, WRAPPED_KEY),
            List.of(EVENT, UNWRAP, SEALED_BYTES),
            List.of(EVENT));
  }

  @Test
  void processThatHasNotSeenTheTemplatesShouldTakeNoRoundMore() {
    rounds.expect(4, 3);

    portal.reading().open(visit);

    assertThat(rounds.seen())
        .containsExactly(
            List.of(MESSAGE_AND_READER, SESSION, WRAPPED_KEY, TEMPLATES),
            List.of(EVENT, UNWRAP, SEALED_BYTES));
  }

  @Test
  void strangersSessionShouldCostOneRound() {
    readTemplates();
    rounds.expect(3);

    portal
        .reading()
        .open(
            new Visit(
                visit.link(),
                Optional.of(SecretToken.random(new SecureRandom())),
                Visitor.UNKNOWN,
                Locale.ENGLISH));

    assertThat(rounds.seen()).containsExactly(List.of(MESSAGE_AND_READER, SESSION, WRAPPED_KEY));
  }

  @Test
  void whoeverBringsNoSessionShouldCostNothing() {
    rounds.expect();

    portal
        .reading()
        .open(new Visit(visit.link(), Optional.empty(), Visitor.UNKNOWN, Locale.ENGLISH));

    assertThat(rounds.seen()).isEmpty();
  }
}
