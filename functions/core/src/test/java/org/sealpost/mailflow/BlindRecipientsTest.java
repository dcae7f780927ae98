package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.ALICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.delivery.InMemoryOutboundMail.Sent;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.protection.settings.SubjectChoice;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.Correspondent;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;

/// Threat 44: nothing that a recipient gets, opens or is shown mentions whom the author or a rule
/// copied blindly, and nobody but an author's own Bcc is named to the author when something fails.
final class BlindRecipientsTest {
  private static final int RUNS = 20;
  private static final EmailAddress ARCHIVE = EmailAddress.of("archive@blindly.example");
  private static final List<EmailAddress> PEOPLE =
      IntStream.range(0, 9)
          .mapToObj(n -> EmailAddress.of("reader-%c@partner%d.example".formatted('a' + n, n)))
          .toList();

  /// Three of them use S/MIME.
  private static final Map<EmailAddress, Correspondent> PROGRAMS =
      PEOPLE.stream().limit(3).collect(Collectors.toMap(one -> one, Correspondent::new));

  private final Story story = new Story();
  private final SmimeSettings smime = Correspondent.organization(story.platform.smimeKeys);

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void artefactsShouldNeverMentionBlindRecipients(Carrier carrier) {
    Random random = new Random(44);
    settings(carrier);
    PROGRAMS
        .values()
        .forEach(
            program ->
                story.platform.recipientCertificates.add(
                    program.certificate(CertificateStanding.TRUSTED)));

    for (int run = 0; run < RUNS; run++) {
      List<EmailAddress> people = new ArrayList<>(PEOPLE);
      Collections.shuffle(people, random);
      int visible = 1 + random.nextInt(3);
      List<EmailAddress> seen = people.subList(0, visible);
      List<EmailAddress> blind =
          people.subList(visible, visible + 1 + random.nextInt(people.size() - visible));
      EmailAddress refusing = people.get(random.nextInt(people.size()));
      story.platform.outboundMail.refuse(refusing::equals);
      // So that the last one is the newest one.
      story.platform.clock.advance(Duration.ofMinutes(1));

      Map<EmailAddress, String> artefacts = sent(run, seen, blind, random);

      List<EmailAddress> hidden = new ArrayList<>(blind);
      hidden.add(ARCHIVE);
      assertThat(artefacts).containsKey(ARCHIVE).hasSizeGreaterThan(1);
      artefacts.forEach(
          (reader, artefact) ->
              assertThat(artefact)
                  .as("run %s of %s", reader, carrier)
                  .doesNotContainIgnoringCase(
                      hidden.stream()
                          .filter(other -> !other.equals(reader))
                          .filter(other -> !reader.equals(ALICE) || other.equals(ARCHIVE))
                          .map(EmailAddress::toString)
                          .toArray(String[]::new)));
    }
  }

  /// Everything that each of them has afterwards.
  private Map<EmailAddress, String> sent(
      int run, List<EmailAddress> seen, List<EmailAddress> blind, Random random) {
    int before = story.platform.outboundMail.sent().size();
    List<EmailAddress> recipients = new ArrayList<>(seen);
    recipients.addAll(blind);
    Collections.shuffle(recipients, random);
    story.mailFlow.accept(
        story.arrived(
            mail(run, seen, blind, random).getBytes(UTF_8),
            new Envelope(Optional.of(ALICE), recipients),
            true));
    story.settle();

    Map<EmailAddress, String> artefacts = new TreeMap<>(BlindRecipientsTest::inOrder);
    List<Sent> mails = story.platform.outboundMail.sent();
    for (Sent mail : mails.subList(before, mails.size())) {
      artefacts.merge(mail.recipient(), artefacts(mail), String::concat);
    }
    ProtectedMessage message = story.platform.records.protectedMessages().recent(1).getFirst();
    for (MessageRecipient reader :
        story.platform.records.protectedMessages().recipients(message.id())) {
      EmailAddress address = reader.recipient().address();
      if (!PROGRAMS.containsKey(address) && artefacts.containsKey(address)) {
        artefacts.merge(address, shown(new PortalLink(message.id(), reader.key())), String::concat);
      }
    }
    return artefacts;
  }

  /// Encoded, decoded, opened.
  private String artefacts(Sent mail) {
    StringBuilder all = new StringBuilder(mail.text()).append(Story.texts(mail));
    if (mail.text().contains("message.html")) {
      all.append(WrapperMails.page(mail.text()));
    }
    if (mail.text().contains("smime.p7m")) {
      Correspondent program = Optional.ofNullable(PROGRAMS.get(mail.recipient())).orElseThrow();
      all.append(
          new String(program.shown(mail.text().getBytes(UTF_8), smime).orElseThrow(), UTF_8));
    }
    return all.toString();
  }

  private String shown(PortalLink link) {
    for (Sent mail : story.platform.outboundMail.sent()) {
      if (mail.text().contains("link=" + link) && mail.text().contains("message.html")) {
        story.portal.receive(link.toString(), WrapperMails.sealed(WrapperMails.page(mail.text())));
      }
    }
    EmailAddress reader =
        story.platform.records.protectedMessages().find(link).orElseThrow().readerAddress();
    var session = story.signIn(link.toString(), reader);
    String shown =
        story.portal.reading().read(Story.visit(link.toString(), Optional.of(session))).toString();
    assertThat(shown).contains("Opened");
    return shown + sealed(link) + artefacts(story.lastTo(reader));
  }

  /// What a reader would have who got hold of the key.
  private String sealed(PortalLink link) {
    boolean inVault = story.platform.vault.find(link.message()).isPresent();
    Unprotector unprotector =
        new Unprotector(
            story.platform.wrappedKeys(),
            story.platform.keyService(),
            inVault ? story.platform.vault : story.platform.postedSeals,
            story.platform.random());
    try {
      ProtectedMessage message =
          story.platform.records.protectedMessages().find(link.message()).orElseThrow();
      return new String(unprotector.open(message, _ -> {}), UTF_8);
    } catch (UnopenableException bug) {
      throw new AssertionError("a message that does not open", bug);
    }
  }

  private static int inOrder(EmailAddress one, EmailAddress other) {
    return one.toString().compareTo(other.toString());
  }

  private static String mail(
      int run, List<EmailAddress> seen, List<EmailAddress> blind, Random random) {
    String to = fields(random.nextBoolean() ? "To" : "Cc", seen);
    String bcc =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> fields("Bcc", blind);
          case 2 -> fields("bCC", blind).replace(", ", ",\n\t");
          default -> fields("Bcc", blind) + fields("Resent-Bcc", blind);
        };
    String body =
        random.nextBoolean()
            ? "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>The result</p>\n"
            : "\nThe result\n";
    return """
    From: Alice <alice@contoso.example>
    %s%sSubject: Figures
    Message-ID: <run-%d@contoso.example>
    %s"""
        .formatted(random.nextBoolean() ? to + bcc : bcc + to, "", run, body)
        .replace("\n", "\r\n");
  }

  private static String fields(String name, List<EmailAddress> addresses) {
    return name
        + ": "
        + addresses.stream().map(EmailAddress::toString).collect(Collectors.joining(", "))
        + "\n";
  }

  private void settings(Carrier carrier) {
    ProtectionSettings defaults = ProtectionSettings.DEFAULTS;
    story.protection(
        new ProtectionSettings(
            List.of(),
            true,
            defaults.limits(),
            new CarrierSettings(carrier, CarrierSettings.LARGEST),
            SubjectChoice.ORIGINAL,
            MethodChoice.SMIME_ELSE_PORTAL,
            defaults.senderControls(),
            defaults.passing(),
            smime));
    story.rules(
        new RuleSet(
            List.of(
                new MailFlowRule(
                    RuleId.of(UUID.nameUUIDFromBytes("Encrypt".getBytes(UTF_8))),
                    new RuleName("Encrypt"),
                    true,
                    RuleProperties.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(
                        new ApplyRightsProtectionTemplate("Encrypt"),
                        new BlindCopyTo(Set.of(ARCHIVE))),
                    List.of()))));
  }
}
