package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.account.Accounts;
import org.sealpost.portal.InboxDesk;
import org.sealpost.portal.InboxEntry;
import org.sealpost.portal.InboxResult;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.Visit;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.trace.Visitor;
import org.sealpost.wiring.Doors;

/// What a list costs: 44 requests for a page of 20 messages, two of them for each subject, in five
/// rounds one after the other; whoever does not list, pays nothing.
final class InboxRequestsIT {
  private static final String SESSION = "DynamoDb.GetItem";
  private static final String WRAPPED_KEY = "DynamoDb.GetItem";
  private static final String RECORDS = "DynamoDb.BatchGetItem";
  private static final String MAILBOX = "DynamoDb.Query";
  private static final String TEMPLATES = "DynamoDb.Query";
  private static final String EVENT = "DynamoDb.UpdateItem";
  private static final String UNWRAP = "Kms.Decrypt";

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

  /// The same reader, signed in at the last message.
  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      ProtectedMessage message = new SealingWay(platform).sealedMail();
      MessageRecipient reader = platform.protectedMessages().recipients(message.id()).getFirst();
      signIn(new AddressedMessage(message, reader).link(), reader);
    }
  }

  private void signIn(PortalLink link, MessageRecipient reader) {
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

  private InboxResult list() {
    return portal.inbox().list(visit.session(), Optional.empty(), Visitor.UNKNOWN);
  }

  private static void assertListed(InboxResult result, int entries) {
    assertThat(result)
        .isInstanceOfSatisfying(
            InboxResult.Listed.class,
            listed ->
                assertThat(listed.entries())
                    .hasSize(entries)
                    .extracting(InboxEntry::summary)
                    .containsOnly(Optional.of(new MessageSummary("The offer", 0))));
  }

  @Test
  void pageOfTwentyShouldTakeFiveRounds() {
    send(InboxDesk.PAGE + 1);

    // Whether the session still opens anything, is asked beside what there is.
    rounds.expect(2, 2, 1, InboxDesk.PAGE, InboxDesk.PAGE);
    InboxResult page = list();

    assertListed(page, InboxDesk.PAGE);
    assertThat(rounds.seen())
        .containsExactly(
            List.of(SESSION, TEMPLATES),
            List.of(RECORDS, MAILBOX),
            List.of(RECORDS),
            Collections.nCopies(InboxDesk.PAGE, WRAPPED_KEY),
            Collections.nCopies(InboxDesk.PAGE, UNWRAP));
  }

  @Test
  void conversationShouldTakeFiveRounds() {
    send(2);
    portal.inbox().conversation(visit);

    rounds.expect(2, 2, 1, 1, 1);
    InboxResult conversation = portal.inbox().conversation(visit);

    assertListed(conversation, 1);
    assertThat(rounds.seen())
        .containsExactly(
            List.of(RECORDS, SESSION),
            List.of(MAILBOX, EVENT),
            List.of(RECORDS),
            List.of(WRAPPED_KEY),
            List.of(UNWRAP));
  }

  @Test
  void whoeverBringsNoSessionShouldCostNothing() {
    rounds.expect();
    portal.inbox().list(Optional.empty(), Optional.empty(), Visitor.UNKNOWN);

    assertThat(rounds.seen()).isEmpty();
  }
}
