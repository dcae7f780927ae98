package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.Limits;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EditAction.ApplyHtmlDisclaimer;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.Correspondent;
import org.sealpost.testing.Port;
import org.sealpost.testing.Settings;
import org.sealpost.testing.Story;
import org.sealpost.wiring.Doors;

/// Threat 43: nothing that we write about a mail, for whatever reason it comes back or somebody is
/// told of it, holds a word of its body, or of its subject where the mail is protected.
final class BounceLeakTest {
  private static final EmailAddress ADMIN = EmailAddress.of("admin@contoso.example");
  private static final Correspondent BOBS_PROGRAM = new Correspondent(BOB);
  private static final int MEGABYTE = 1024 * 1024;
  private static final RuleAction ENCRYPT = new ApplyRightsProtectionTemplate("Encrypt");

  private final Story story = new Story();
  private final List<DeliveryOrder> orders = new ArrayList<>();

  /// @param arranges what stands in the mail's way
  /// @param goes how the mail takes that way
  /// @param told who is told
  record Way(String name, Arrangement arranges, Course goes, EmailAddress told) {
    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  interface Arrangement {
    void arrange(BounceLeakTest test);
  }

  @FunctionalInterface
  interface Course {
    void take(BounceLeakTest test, String mail);
  }

  static Stream<Way> nothingSaidOfAMailShouldHoldAWordOfIt() {
    return Stream.of(
        back("malformed", encrypt(), (test, mail) -> test.send(mail + "\0\r\n")),
        back("bare feeds", encrypt(), (test, mail) -> test.send(mail + "a\nb\r\n")),
        back(
            "two authors",
            encrypt(),
            (test, mail) -> test.send("From: mallory@contoso.example\r\n" + mail)),
        back("relayed", encrypt(), (test, mail) -> test.send(mail, false, List.of(BOB))),
        back(
            "too many recipients for anybody",
            encrypt(),
            (test, mail) ->
                test.send(
                    mail,
                    true,
                    Stream.iterate(0, n -> n + 1)
                        .limit(501)
                        .map(n -> EmailAddress.of("r" + n + "@partner.example"))
                        .toList())),
        back(
            "too large to be protected",
            test -> {
              test.story.protection(Settings.limits(new Limits(MEGABYTE, 500, 11_980)));
              test.rules(ENCRYPT);
            },
            (test, mail) -> test.send(mail + "y".repeat(70).concat("\r\n").repeat(15_000))),
        back(
            "too many recipients to be protected",
            test -> {
              test.story.protection(Settings.limits(new Limits(MEGABYTE, 1, 11_980)));
              test.rules(ENCRYPT);
            },
            (test, mail) -> test.send(mail, true, List.of(BOB, ADMIN))),
        back(
            "too long a To field",
            test -> {
              test.story.protection(Settings.limits(new Limits(MEGABYTE, 500, 5)));
              test.rules(ENCRYPT);
            },
            BounceLeakTest::send),
        back(
            "not a reader",
            test -> {
              test.story.protection(
                  Settings.templates(
                      Settings.template(
                          "Few",
                          UsageRights.ENCRYPT_ONLY,
                          Optional.of(
                              new ReaderList(
                                  Set.of(), Set.of(), Set.of(new Domain("other.example")))),
                          ContentExpiry.NEVER)));
              test.rules(new ApplyRightsProtectionTemplate("Few"));
            },
            BounceLeakTest::send),
        back(
            "rejected",
            test -> test.rules(ENCRYPT, new RejectMessage("Ask legal first.", "5.7.900")),
            BounceLeakTest::send),
        back(
            "cannot be edited",
            test ->
                test.rules(
                    new ApplyHtmlDisclaimer(
                        "<p>Care</p>", DisclaimerLocation.APPEND, DisclaimerFallback.REJECT)),
            (test, mail) ->
                test.send(
                    mail.replaceFirst(
                        "(?s)MIME-Version.*?\r\n\r\n",
                        "MIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b;"
                            + " protocol=\"application/pkcs7-signature\"\r\n\r\n--b\r\n\r\n"))),
        back(
            "given up",
            encrypt(),
            (test, mail) -> {
              Intake intake = test.story.arrived(mail, ALICE, BOB);
              test.story.platform.fail(Port.KEY_MAKER);
              assertThatThrownBy(() -> test.story.mailFlow.accept(intake))
                  .isInstanceOf(Unavailable.class);
              test.story.platform.heal();
              test.story.undeliverable.giveUp(intake);
            }),
        back(
            "held too long",
            test -> test.rules(ENCRYPT, new Quarantine()),
            (test, mail) -> {
              test.send(mail);
              test.story.platform.clock.advance(Duration.ofDays(31));
              Doors.quarantineExpiry(test.story.platform).expire();
            }),
        back("wrapper refused", refusing(encrypt()), BounceLeakTest::send),
        back("carrier refused", refusing(attaching()), BounceLeakTest::send),
        back("copy by S/MIME refused", refusing(smime()), BounceLeakTest::send),
        back("forward refused", refusing(test -> test.rules()), BounceLeakTest::send),
        back("wrapper given up", encrypt(), BounceLeakTest::giveUp),
        back("carrier given up", attaching(), BounceLeakTest::giveUp),
        back("copy by S/MIME given up", smime(), BounceLeakTest::giveUp),
        back("forward given up", test -> test.rules(), BounceLeakTest::giveUp),
        back(
            "forward lost",
            test -> test.rules(),
            (test, mail) -> {
              Intake intake = test.story.arrived(mail, ALICE, BOB);
              test.story.mailFlow.accept(intake);
              test.story.platform.rawInbox.delete(intake.id());
            }),
        back(
            "read",
            encrypt(),
            (test, mail) -> {
              test.send(mail.replace("Subject: ", "Subject: [notify] "));
              test.settle();
              String link = test.story.linkOf(BOB);
              test.story.portal.reading().read(Story.visit(link, test.story.signIn(link, BOB)));
            }),
        new Way(
            "recipients notified",
            test ->
                test.rules(
                    ENCRYPT,
                    new GenerateNotification(
                        "<p>%%From%% %%To%% %%Subject%% %%Headers%% %%MessageDate%%</p>")),
            BounceLeakTest::send,
            BOB),
        new Way(
            "admins told",
            test ->
                test.rules(
                    ENCRYPT, new GenerateIncidentReport(ADMIN, Set.of(ReportedContent.values()))),
            BounceLeakTest::send,
            ADMIN),
        new Way(
            "admins told of what was rejected",
            test ->
                test.rules(
                    ENCRYPT,
                    new GenerateIncidentReport(ADMIN, Set.of(ReportedContent.values())),
                    new RejectMessage("Ask legal first.", "5.7.900")),
            BounceLeakTest::send,
            ADMIN));
  }

  @ParameterizedTest
  @MethodSource
  void nothingSaidOfAMailShouldHoldAWordOfIt(Way way) {
    Random random = new Random(43);
    for (int run = 0; run < 8; run++) {
      BounceLeakTest test = new BounceLeakTest();
      List<String> secrets = secrets(random);
      way.arranges().arrange(test);

      way.goes().take(test, mail(secrets, run));
      test.settle();

      assertThat(test.story.platform.outboundMail.sentTo(way.told())).as("told").isNotEmpty();
      assertThat(test.story.everythingSent() + test.orders)
          .doesNotContain(secrets)
          .doesNotContain(secrets.stream().map(BounceLeakTest::base64).toList());
    }
  }

  private static Way back(String name, Arrangement arranges, Course goes) {
    return new Way(name, arranges, goes, ALICE);
  }

  private static Arrangement encrypt() {
    return test -> test.rules(ENCRYPT);
  }

  private static Arrangement attaching() {
    return test -> {
      test.story.protection(
          Settings.carrier(new CarrierSettings(Carrier.ATTACHMENT, CarrierSettings.LARGEST)));
      test.rules(ENCRYPT);
    };
  }

  private static Arrangement smime() {
    return test -> {
      test.story.protection(
          Settings.smime(Correspondent.organization(test.story.platform.smimeKeys)));
      test.story.platform.recipientCertificates.add(
          BOBS_PROGRAM.certificate(CertificateStanding.TRUSTED));
      test.rules(ENCRYPT);
    };
  }

  private static Arrangement refusing(Arrangement arrangement) {
    return test -> {
      arrangement.arrange(test);
      test.story.platform.outboundMail.refuse(BOB::equals);
    };
  }

  private void send(String mail) {
    send(mail, true, List.of(BOB));
  }

  private void send(String mail, boolean authenticated, List<EmailAddress> recipients) {
    story.mailFlow.accept(
        story.arrived(
            mail.getBytes(UTF_8), new Envelope(Optional.of(ALICE), recipients), authenticated));
  }

  private void giveUp(String mail) {
    send(mail);
    story.platform.deliveryQueue.takeAll().forEach(story.undeliverable::giveUp);
  }

  /// Looks at each order before it is carried out.
  private void settle() {
    while (!story.platform.deliveryQueue.waiting().isEmpty()
        || !story.platform.settledQueue.waiting().isEmpty()
        || !story.platform.intakeQueue.waiting().isEmpty()) {
      story.platform.intakeQueue.takeAll().forEach(story.mailFlow::accept);
      for (DeliveryId id : story.platform.deliveryQueue.takeAll()) {
        story.platform.records.order(id).ifPresent(orders::add);
        story.courier.deliver(id);
      }
      story.platform.settledQueue.takeAll().forEach(story.retirement::retire);
    }
  }

  private void rules(RuleAction... actions) {
    story.rules(
        new RuleSet(
            actions.length == 0
                ? List.of()
                : List.of(
                    new MailFlowRule(
                        RuleId.of(UUID.nameUUIDFromBytes("All".getBytes(UTF_8))),
                        new RuleName("All"),
                        true,
                        RuleProperties.DEFAULT,
                        List.of(),
                        List.of(),
                        List.of(actions),
                        List.of()))));
  }

  /// A word for each place where a mail says something.
  private static List<String> secrets(Random random) {
    return Stream.generate(
            () ->
                random
                    .ints(18, 'a', 'z' + 1)
                    .collect(
                        StringBuilder::new,
                        (word, letter) -> word.append((char) letter),
                        StringBuilder::append)
                    .toString())
        .limit(4)
        .toList();
  }

  private static String mail(List<String> secrets, int shape) {
    String body =
        switch (shape % 4) {
          case 0 -> "Content-Type: text/plain\n\nThe result is %2$s,\n%3$s %4$s.\n";
          case 1 ->
              "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
                  + base64(
                      "<p>%s</p><b title='%s'>%s</b>".formatted(secrets.subList(1, 4).toArray()))
                  + "\n";
          case 2 ->
              """
              Content-Type: multipart/mixed; boundary=b

              --b
              Content-Type: text/plain

              %2$s
              --b
              Content-Type: application/octet-stream; name="%3$s.bin"
              Content-Disposition: attachment; filename="%3$s.bin"

              %4$s
              --b--
              """;
          default ->
              """
              X-Project: %4$s
              Content-Type: message/rfc822

              From: carol@elsewhere.example
              Subject: %2$s

              %3$s
              """;
        };
    return """
    From: Alice <alice@contoso.example>
    To: bob@partner.example
    Subject: %1$s
    Message-ID: <original@contoso.example>
    MIME-Version: 1.0
    """
        .concat(body)
        .formatted(secrets.toArray())
        .replace("\n", "\r\n");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
