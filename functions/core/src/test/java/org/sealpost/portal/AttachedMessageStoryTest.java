package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// A message that only its recipients' mailboxes hold.
class AttachedMessageStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");

  private final Story story = new Story();
  private final MessagePortal portal = story.portal;
  private PortalLink link = Samples.link();
  private byte[] sealed = {};

  @BeforeEach
  void sendAMail() {
    link = send(terms -> terms);
    sealed = WrapperMails.sealed(WrapperMails.page(WrapperMails.sent(story.platform, link)));
  }

  @Test
  void messageShouldOpenAfterItsPageWasPosted() {
    portal.receive(link.toString(), sealed);

    ReadResult result = read();

    assertThat(result)
        .isInstanceOfSatisfying(
            ReadResult.Opened.class,
            opened -> assertThat(opened.message().safeHtml()).contains("the price is 12 €"));
  }

  @Test
  void nothingOfItShouldStayWithUsBeforeAnybodyPostsIt() {
    assertThat(story.platform.vault.find(link.message())).isEmpty();
    assertThat(story.platform.postedSeals.find(link.message())).isEmpty();
    assertThat(read()).isEqualTo(new ReadResult.Refused(new Refusal.SealedBytesNeeded()));
    assertThat(portal.attachments().download(Story.visit(link.toString(), session()), 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SealedBytesNeeded()));
    assertThat(story.reply(Story.visit(link.toString(), session()), "x"))
        .isEqualTo(new SendResult.Refused(new Refusal.SealedBytesNeeded()));
  }

  @Test
  void messageShouldAskForItsPageAgainAfterADay() {
    portal.receive(link.toString(), sealed);
    story.platform.postedSeals.delete(link.message());

    assertThat(read()).isEqualTo(new ReadResult.Refused(new Refusal.SealedBytesNeeded()));
    portal.receive(link.toString(), sealed);
    assertThat(read()).isInstanceOf(ReadResult.Opened.class);
  }

  /// Threat 52: nobody writes anything that we have not sealed for this very link.
  @Test
  void nothingShouldBeStoredThatIsNotTheMessage() {
    byte[] other = sealed.clone();
    other[other.length - 1] ^= 1;

    portal.receive(link.toString(), other);
    portal.receive(link.toString(), new byte[0]);
    portal.receive(link.toString(), Samples.bytes(3_000_000));
    portal.receive(Samples.link().toString(), sealed);
    portal.receive(new PortalLink(link.message(), Samples.recipientKey()).toString(), sealed);
    portal.receive("../../etc/passwd", sealed);

    assertThat(story.platform.calls(Port.POSTED_SEALS)).isZero();
  }

  @Test
  void nothingShouldBeStoredOfAMessageThatGoesByLink() {
    PortalLink linked =
        WrapperMails.send(
                story.platform, Mails.plain(), Carrier.LINK, Locale.ENGLISH, terms -> terms, BOB)
            .getFirst();
    byte[] bytes = story.platform.vault.find(linked.message()).orElseThrow();

    portal.receive(linked.toString(), bytes);

    assertThat(story.platform.calls(Port.POSTED_SEALS)).isZero();
  }

  @Test
  void nothingShouldBeStoredOfAWithdrawnMessage() {
    story
        .platform
        .records
        .protectedMessages()
        .revoke(link.message(), new Revocation(story.platform.clock.instant(), "admin"));

    portal.receive(link.toString(), sealed);

    assertThat(story.platform.calls(Port.POSTED_SEALS)).isZero();
  }

  @Test
  void postingShouldFailOpenlyWhenTheStoreDoesNotAnswer() {
    story.platform.fail(Port.POSTED_SEALS, 1);

    assertThatThrownBy(() -> portal.receive(link.toString(), sealed))
        .isInstanceOf(Unavailable.class);
    portal.receive(link.toString(), sealed);
    assertThat(read()).isInstanceOf(ReadResult.Opened.class);
  }

  @Test
  void attachmentsShouldNotBeHandedOutWhereTheyMayOnlyBeViewed() {
    link = send(WrapperMails::viewOnlyAndNotified);

    assertThat(portal.attachments().download(Story.visit(link.toString(), session()), 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.NotAllowed()));
    assertThat(story.platform.records.events())
        .filteredOn(
            event ->
                event instanceof TraceEvent.Access access
                    && access.operation() == AccessOperation.DOWNLOAD)
        .extracting(event -> ((TraceEvent.Access) event).result())
        .containsExactly(AccessResult.NOT_ALLOWED);
  }

  @Test
  void authorShouldBeToldOfTheFirstReadingOnly() {
    link = sendNotified();

    read();
    story.settle();
    read();
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.reversePath()).isEmpty();
              assertThat(Story.texts(mail))
                  .contains(BOB.toString(), link.message().reference(), "auto-replied")
                  .doesNotContain("the price", "The offer", link.toString());
            });
    assertThat(story.platform.records.events())
        .filteredOn(TraceEvent.ReadNotified.class::isInstance)
        .hasSize(1);
  }

  @Test
  void readingShouldNotWaitForTheQueueAndTheNextReadingShouldTellTheAuthor() {
    link = sendNotified();
    for (Port port : List.of(Port.DELIVERY_QUEUE, Port.DELIVERIES)) {
      story.platform.fail(port);
      assertThat(read()).isInstanceOf(ReadResult.Opened.class);
      story.platform.heal();
    }
    assertThat(story.platform.outboundMail.sentTo(ALICE)).isEmpty();

    read();
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(story.platform.records.order(new DeliveryId(link + ".read"))).isPresent();
  }

  /// Who reads later is told of as well.
  @Test
  void authorShouldBeToldOfEachRecipient() {
    List<PortalLink> links =
        WrapperMails.send(
            story.platform,
            Mails.plain(),
            Carrier.LINK,
            Locale.ENGLISH,
            WrapperMails::viewOnlyAndNotified,
            BOB,
            CAROL);

    portal
        .reading()
        .read(
            Story.visit(
                links.get(0).toString(), Optional.of(story.signIn(links.get(0).toString(), BOB))));
    portal
        .reading()
        .read(
            Story.visit(
                links.get(1).toString(),
                Optional.of(story.signIn(links.get(1).toString(), CAROL))));
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(2);
  }

  @Test
  void passcodeMailShouldShowTheReferenceOfTheWrapper() {
    session();

    assertThat(Story.texts(story.lastTo(BOB))).contains(link.message().reference());
    assertThat(Story.texts(story.platform.outboundMail.sentTo(BOB).getFirst()))
        .contains(link.message().reference());
  }

  private PortalLink sendNotified() {
    PortalLink sent = send(WrapperMails::viewOnlyAndNotified);
    portal.receive(
        sent.toString(),
        WrapperMails.sealed(WrapperMails.page(WrapperMails.sent(story.platform, sent))));
    return sent;
  }

  private PortalLink send(WrapperMails.Terms terms) {
    return WrapperMails.send(
            story.platform, Mails.plain(), Carrier.ATTACHMENT, Locale.ENGLISH, terms, BOB)
        .getFirst();
  }

  private ReadResult read() {
    return portal.reading().read(Story.visit(link.toString(), session()));
  }

  private Optional<SecretToken> session() {
    return Optional.of(story.signIn(link.toString(), BOB));
  }
}
