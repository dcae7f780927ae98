package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.InMemoryOutboundMail.Sent;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.address.ReplyAddress.Way;
import org.sealpost.protection.address.ReplyAddresses;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.testing.Port;
import org.sealpost.testing.Settings;
import org.sealpost.testing.Story;
import org.sealpost.withdrawal.Revocation;

/// People answer protected mail with their mail programs.
final class AnswersByMailStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@contoso.example");
  private static final EmailAddress MALLORY = EmailAddress.of("mallory@evil.example");
  private static final String CANARY = "CANARY-7f3a";
  private static final String REPLY_DOMAIN = "@reply.contoso.example";

  private final Story story = new Story();

  AnswersByMailStoryTest() {
    rules(
        rule(
            "Protect what goes out",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Encrypt")));
  }

  // What a mail program does.

  private static String first(EmailAddress author, String to) {
    return mail(author, to, "<first@contoso.example>", "");
  }

  private static String mail(EmailAddress author, String to, String messageId, String fields) {
    return """
    From: A Person <%s>
    To: %s
    Subject: The result
    Message-ID: %s
    %s
    The result is CANARY-7f3a.
    """
        .formatted(author, to, messageId, fields.replace("\r\n", "\n"))
        .replace("\n", "\r\n");
  }

  /// To whom the answer button writes.
  private static EmailAddress replyTo(Sent mail) {
    String field = Story.read(mail).header("Reply-To").findFirst().orElseThrow();
    return EmailAddress.of(field.replaceAll(".*<(.*)>.*", "$1"));
  }

  private static String only(Sent mail, String field) {
    return Story.read(mail).header(field).findFirst().orElse("").replaceAll("\\s+", " ");
  }

  private static String answer(Sent mail, EmailAddress author, String messageId) {
    String answered = only(mail, "Message-ID");
    return mail(
        author,
        "\"A Person\" <" + replyTo(mail) + ">",
        messageId,
        "In-Reply-To: %s\r\nReferences: %s %s\r\n"
            .formatted(answered, only(mail, "References"), answered));
  }

  /// By the way that the public has: nothing is known of who brings it.
  private void fromOutside(String message, EmailAddress sender, EmailAddress... recipients) {
    accept(message, Optional.of(sender), false, recipients);
  }

  private void accept(
      String message,
      Optional<EmailAddress> sender,
      boolean authenticated,
      EmailAddress... recipients) {
    story.mailFlow.accept(
        story.arrived(
            message.getBytes(UTF_8), new Envelope(sender, List.of(recipients)), authenticated));
    story.settle();
  }

  private EmailAddress address(EmailAddress reader, Way way) {
    return addresses().of(PortalLink.parse(story.linkOf(reader)).orElseThrow(), way);
  }

  private ReplyAddresses addresses() {
    return new ReplyAddresses(story.platform.replyKey, story.platform.organization().replyDomain());
  }

  private List<ProtectedMessage> messages() {
    return story.platform.records.protectedMessages().recent(100);
  }

  /// The mails that went to somebody since the one before.
  private List<Sent> to(EmailAddress recipient) {
    return story.platform.outboundMail.sentTo(recipient);
  }

  @Test
  void tenTurnsShouldStayOneProtectedConversation() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Set<String> known = new HashSet<>(Set.of("<first@contoso.example>"));
    Set<String> knownToBob = new HashSet<>();

    for (int turn = 1; turn <= 10; turn++) {
      Sent toBob = story.lastTo(BOB);
      assertThreads(toBob, knownToBob, turn > 1);
      String bobs = "<bob-" + turn + "@partner.example>";
      knownToBob.add(bobs);
      fromOutside(answer(toBob, BOB, bobs), BOB, replyTo(toBob));

      Sent toAlice = story.lastTo(ALICE);
      assertThat(to(ALICE)).hasSize(turn);
      assertThreads(toAlice, known, true);
      String alices = "<alice-" + turn + "@contoso.example>";
      known.add(alices);
      accept(answer(toAlice, ALICE, alices), Optional.of(ALICE), true, replyTo(toAlice));
      assertThat(to(BOB)).hasSize(turn + 1);
    }

    assertThat(messages())
        .hasSize(21)
        .allMatch(message -> message.terms().template().equals("Encrypt"))
        .extracting(message -> message.author().address())
        .containsOnly(ALICE, BOB);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(to(ALICE)).allMatch(mail -> mail.text().contains("/m/"));
  }

  private static void assertThreads(Sent mail, Set<String> known, boolean expected) {
    if (expected) {
      assertThat(List.of(only(mail, "References").split(" ", -1))).containsAnyElementsOf(known);
    }
    known.add(only(mail, "Message-ID"));
  }

  /// aws.md 3: what SES sends has another Message-ID, and only that stands in the answer.
  @Test
  void answerToARewrittenIdShouldFindItsPlace() {
    story.platform.outboundMail.rewriteMessageIds();
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);

    fromOutside(
        mail(
            BOB,
            replyTo(story.lastTo(BOB)).toString(),
            "<b@partner.example>",
            "In-Reply-To: <rewritten-1@mail.example>\r\n"),
        BOB,
        replyTo(story.lastTo(BOB)));

    Sent toAlice = story.lastTo(ALICE);
    assertThat(only(toAlice, "References"))
        .isEqualTo("<first@contoso.example> <rewritten-1@mail.example> <b@partner.example>");
    assertThat(toAlice.text()).contains("/m/").doesNotContain(CANARY);
  }

  @Test
  void wrapperShouldBeAnsweredToUsInItsAuthorsName() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);

    Sent wrapper = story.lastTo(BOB);

    assertThat(Story.read(wrapper).header("Reply-To"))
        .containsExactly("A Person <" + address(BOB, Way.TO_AUTHOR) + ">");
    assertThat(Story.read(wrapper).from().address()).isEqualTo(ALICE);
    assertThat(Story.read(wrapper).text().orElseThrow()).contains("You can also answer this mail");
  }

  @Test
  void answerShouldReachTheAuthorUnderTheRealAddress() {
    rules(takingOff());
    story.send(
        first(ALICE, "bob@partner.example").replace("The res", "[encrypt] The res"), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);

    fromOutside(answer(wrapper, BOB, "<b@partner.example>"), BOB, replyTo(wrapper));

    MailContent inClear = Story.read(story.lastTo(ALICE));
    assertThat(Story.texts(story.lastTo(ALICE))).contains(CANARY).doesNotContain(local(wrapper));
    assertThat(inClear.to())
        .singleElement()
        .satisfies(mailbox -> assertThat(mailbox.address()).isEqualTo(ALICE));
    assertThat(inClear.from().name()).contains("A Person via Contoso");
    assertThat(inClear.from().address()).isEqualTo(story.platform.organization().noticeAddress());
    assertThat(replyTo(story.lastTo(ALICE))).isEqualTo(address(BOB, Way.TO_READER));
    assertThat(only(story.lastTo(ALICE), "References")).contains("<first@contoso.example>");
  }

  private static String local(Sent wrapper) {
    return replyTo(wrapper).localPart();
  }

  @Test
  void whatIsAnsweredInClearInsideShouldComeBackProtected() {
    rules(takingOff());
    story.send(
        first(ALICE, "x@partner.example").replace("The res", "[encrypt] The res"), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);
    fromOutside(answer(wrapper, BOB, "<b@partner.example>"), BOB, replyTo(wrapper));
    Sent inClear = story.lastTo(ALICE);

    accept(
        answer(inClear, ALICE, "<a2@contoso.example>"), Optional.of(ALICE), true, replyTo(inClear));

    assertThat(to(BOB)).hasSize(2);
    assertThat(story.lastTo(BOB).text()).contains("/m/").doesNotContain(CANARY);
    assertThat(messages()).hasSize(2);
    assertThat(only(story.lastTo(BOB), "References")).contains("<b@partner.example>");
  }

  /// Answers from the portal are answered by mail as well.
  @Test
  void answerToAnAnswerFromThePortalShouldGoOn() {
    rules(takingOff());
    story.send(
        first(ALICE, "x@partner.example").replace("The res", "[encrypt] The res"), ALICE, BOB);
    String link = story.linkOf(BOB);
    var session = story.signIn(link, BOB);
    story.reply(Story.visit(link, Optional.of(session)), "Yes.");
    story.settle();

    Sent inClear = story.lastTo(ALICE);
    accept(
        answer(inClear, ALICE, "<a2@contoso.example>"), Optional.of(ALICE), true, replyTo(inClear));

    assertThat(story.lastTo(BOB).text()).contains("/m/");
    assertThat(messages()).hasSize(2);
  }

  @Test
  void answerToWhatMayNotBeForwardedShouldNotBeForwardedEither() {
    rules(
        rule(
            "Hold tight",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Do Not Forward")));
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);

    // Without a word of what it answers: the address says it.
    fromOutside(
        mail(BOB, replyTo(wrapper).toString(), "<b@partner.example>", ""), BOB, replyTo(wrapper));

    assertThat(messages())
        .hasSize(2)
        .allMatch(message -> message.terms().template().equals("Do Not Forward"));
    assertThat(messages()).extracting(ProtectedMessage::authorScope).contains(Scope.OUTSIDE);
  }

  /// Threat 46: nothing gets in by this way that would not get in by another.
  @Test
  void rulesShouldLookAtAnswers() {
    rules(
        rule(
            "Protect",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Encrypt")),
        rule(
            "Nothing from outside",
            List.of(new FromScope(Scope.OUTSIDE)),
            new EndingAction.RejectMessage("Not today.", "5.7.1")));
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);

    fromOutside(answer(wrapper, BOB, "<b@partner.example>"), BOB, replyTo(wrapper));

    assertThat(to(ALICE)).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("Not today.").doesNotContain(CANARY);
  }

  @Test
  void forgedAddressShouldBeReturnedWithoutALookIntoAnyStore() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress real = replyTo(story.lastTo(BOB));
    String local = real.localPart();
    EmailAddress forged =
        new EmailAddress(local.substring(0, 54) + (local.endsWith("a") ? 'b' : 'a'), real.domain());
    int calls = story.platform.calls(Port.PROTECTED_MESSAGES);

    fromOutside(mail(BOB, forged.toString(), "<b@partner.example>", ""), BOB, forged);

    assertThat(story.platform.calls(Port.PROTECTED_MESSAGES)).isEqualTo(calls);
    assertThat(to(ALICE)).isEmpty();
    assertThat(story.lastTo(BOB).text()).contains("5.1.1").doesNotContain(CANARY);
    assertThat(story.lastTo(BOB).reversePath()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postmaster", "no-such-address", "sales"})
  void otherAddressesOfTheDomainShouldNotExist(String local) {
    fromOutside(
        mail(BOB, local + REPLY_DOMAIN, "<b@partner.example>", ""),
        BOB,
        EmailAddress.of(local + REPLY_DOMAIN));

    assertThat(story.lastTo(BOB).text()).contains("5.1.1");
    assertThat(story.platform.outboundMail.sent()).hasSize(1);
  }

  @Test
  void addressOfAMessageThatIsNotKnownAnyMoreShouldNotExist() {
    EmailAddress gone =
        addresses()
            .of(
                PortalLink.parse("a".repeat(26) + "." + "b".repeat(26)).orElseThrow(),
                Way.TO_AUTHOR);

    fromOutside(mail(BOB, gone.toString(), "<b@partner.example>", ""), BOB, gone);

    assertThat(story.lastTo(BOB).text()).contains("5.1.1");
  }

  /// Whoever finds an address in somebody's mail learns nothing by it, and reaches nobody.
  @ParameterizedTest
  @CsvSource({"TO_AUTHOR", "TO_READER"})
  void strangersShouldBeRefusedWithoutAName(Way way) {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = address(BOB, way);
    int before = story.platform.outboundMail.sent().size();

    for (boolean authenticated : new boolean[] {false, true}) {
      accept(
          mail(MALLORY, address.toString(), "<m@evil.example>", ""),
          Optional.of(MALLORY),
          authenticated,
          address);
    }

    assertThat(story.platform.outboundMail.sent()).hasSize(before + 2);
    assertThat(Story.texts(story.lastTo(MALLORY)))
        .contains("5.7.1", "one mailbox only")
        .doesNotContain("alice@", "bob@", CANARY);
  }

  /// Threat 36: by the public way, anybody can write an address of ours into From.
  @Test
  void mailInAnInsidersNameShouldLeaveTheOrganizationOnlyWhenItIsProven() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress toReader = address(BOB, Way.TO_READER);
    String message = mail(ALICE, toReader.toString(), "<a2@contoso.example>", "");

    accept(message, Optional.of(MALLORY), false, toReader);

    assertThat(to(BOB)).hasSize(1);
    assertThat(Story.texts(story.lastTo(MALLORY)))
        .contains("could not be proven")
        .doesNotContain("bob@", CANARY);

    accept(message, Optional.of(ALICE), true, toReader);

    assertThat(to(BOB)).hasSize(2);
  }

  @Test
  void answerShouldBeRefusedWhereTheMessageGivesNoRightToIt() {
    story.protection(
        Settings.templates(
            Settings.template(
                "Read", UsageRights.of(UsageRight.VIEW), Optional.empty(), ContentExpiry.NEVER)));
    rules(
        rule(
            "Read",
            List.of(new SentToScope(Scope.OUTSIDE)),
            new ApplyRightsProtectionTemplate("Read")));
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);
    assertThat(Story.read(wrapper).text().orElseThrow()).doesNotContain("answer this mail");

    fromOutside(answer(wrapper, BOB, "<b@partner.example>"), BOB, replyTo(wrapper));

    assertThat(to(ALICE)).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("cannot be answered", "5.7.1");
  }

  @Test
  void answerShouldBeRefusedWhenTheMessageIsWithdrawn() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);
    story.platform.clock.advance(Duration.ofHours(1));
    story
        .platform
        .records
        .protectedMessages()
        .revoke(
            messages().getFirst().id(), new Revocation(story.platform.clock.instant(), "admin"));

    fromOutside(answer(wrapper, BOB, "<b@partner.example>"), BOB, replyTo(wrapper));

    assertThat(to(ALICE)).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("withdrawn").doesNotContain(CANARY);
  }

  @Test
  void everyRecipientShouldGetTheirOwnPartOfAMixedMail() {
    story.send(first(ALICE, "bob@partner.example"), ALICE, BOB, CAROL);
    EmailAddress toBob = address(BOB, Way.TO_READER);
    EmailAddress toCarol = address(CAROL, Way.TO_READER);
    EmailAddress forged = EmailAddress.of("a".repeat(55) + REPLY_DOMAIN);

    accept(
        mail(
            ALICE,
            toBob + ", dave@contoso.example",
            "<a2@contoso.example>",
            "Cc: " + toCarol + ", " + forged + "\r\n"),
        Optional.of(ALICE),
        true,
        toBob,
        DAVE,
        toCarol,
        forged);

    assertThat(to(BOB)).hasSize(2);
    assertThat(to(CAROL)).hasSize(2);
    assertThat(to(DAVE)).hasSize(1);
    assertThat(Story.texts(story.lastTo(ALICE))).contains("5.1.1", forged.toString());
    assertThat(seenByReader(BOB))
        .contains("bob@partner.example", "dave@contoso.example", "carol@elsewhere.example")
        .doesNotContain(toBob.localPart(), toCarol.localPart());
  }

  private String seenByReader(EmailAddress reader) {
    String link = story.linkOf(reader);
    var session = story.signIn(link, reader);
    return story.portal.reading().read(Story.visit(link, Optional.of(session))).toString();
  }

  /// A server may split a mail by domain: then the other part still has the address in its header.
  @Test
  void addressInTheHeaderOfAnotherPartShouldNotReachAnybody() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress toBob = address(BOB, Way.TO_READER);

    accept(
        mail(ALICE, toBob + ", dave@contoso.example", "<a2@contoso.example>", ""),
        Optional.of(ALICE),
        true,
        DAVE);

    assertThat(Story.texts(story.lastTo(DAVE))).doesNotContain(toBob.localPart());
    assertThat(to(BOB)).hasSize(1);
  }

  /// Threat 44.
  @Test
  void blindRecipientsShouldNotBeShown() {
    rules(takingOff());
    story.send(
        first(ALICE, "x@partner.example").replace("The res", "[encrypt] The res"), ALICE, BOB);
    EmailAddress toAlice = replyTo(story.lastTo(BOB));

    fromOutside(
        mail(
            BOB,
            "dave@contoso.example",
            "<b@partner.example>",
            "Received: from x by y for <" + toAlice + ">; now\r\nBcc: " + toAlice + "\r\n"),
        BOB,
        DAVE,
        toAlice);

    assertThat(to(DAVE)).hasSize(1);
    assertThat(to(ALICE)).hasSize(1);
    for (Sent mail : List.of(story.lastTo(DAVE), story.lastTo(ALICE))) {
      assertThat(header(mail)).doesNotContain(toAlice.localPart());
    }
    assertThat(header(story.lastTo(DAVE))).doesNotContain("alice@");
  }

  private static String header(Sent mail) {
    return Story.read(mail).headers().stream()
        .filter(field -> !field.isNamed("References") && !field.isNamed("In-Reply-To"))
        .map(HeaderField::toString)
        .reduce("", String::concat);
  }

  /// Threat 42: what machines send to an address of ours ends there.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "Precedence: auto_reply",
        "X-Autoreply: yes"
      })
  void machinesShouldNotBeListenedTo(String field) {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));
    int before = story.platform.outboundMail.sent().size();

    fromOutside(mail(BOB, address.toString(), "<b@partner.example>", field + "\r\n"), BOB, address);

    assertThat(story.platform.outboundMail.sent()).hasSize(before);
    assertThat(messages()).hasSize(1);
  }

  /// Threat 36: a mail in Bob's name that Bob's domain does not know of.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mx.example; spf=pass; dmarc=fail header.from=partner.example|false",
        "mx.example; DMARC = FAIL (p=none)|false",
        "mx.example; dmarc=pass header.from=partner.example|true",
        "mx.example; spf=fail; dmarc=none|true"
      })
  void answerThatItsDomainDisownsShouldBeReturned(String results, boolean isPassedOn) {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));
    String forged = "Authentication-Results: other; dmarc=pass\r\n";

    fromOutside(
        "Authentication-Results: "
            + results
            + "\r\n"
            + mail(BOB, address.toString(), "<b@partner.example>", forged),
        BOB,
        address);

    assertThat(to(ALICE)).hasSize(isPassedOn ? 1 : 0);
    assertThat(Story.texts(story.lastTo(BOB)).contains("does not confirm")).isEqualTo(!isPassedOn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Precedence: bulk", "List-Id: <list.partner.example>"})
  void whatGoesToManyShouldBeReturned(String field) {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));

    fromOutside(mail(BOB, address.toString(), "<b@partner.example>", field + "\r\n"), BOB, address);

    assertThat(to(ALICE)).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("one to many", "5.7.1");
  }

  @Test
  void bouncesShouldEndWithUs() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));
    int before = story.platform.outboundMail.sent().size();

    accept(
        mail(BOB, address.toString(), "<b@partner.example>", ""), Optional.empty(), false, address);

    assertThat(story.platform.outboundMail.sent()).hasSize(before);
  }

  @Test
  void mailThatSaysThatItIsNotAutomaticShouldPass() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));

    fromOutside(
        mail(BOB, address.toString(), "<b@partner.example>", "Auto-Submitted: No (a person)\r\n"),
        BOB,
        address);

    assertThat(to(ALICE)).hasSize(1);
  }

  /// Threat 42: addresses of ours that answer each other would do so 25 times at most.
  @Test
  void mailThatHasPassedTooManyServersShouldBeReturned() {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    EmailAddress address = replyTo(story.lastTo(BOB));

    fromOutside(
        mail(BOB, address.toString(), "<b@partner.example>", "Received: by x; now\r\n".repeat(26)),
        BOB,
        address);

    assertThat(to(ALICE)).isEmpty();
    assertThat(Story.texts(story.lastTo(BOB))).contains("loop");
  }

  @Test
  void moreAddressesThanAnybodyWritesToShouldCostNothing() {
    EmailAddress[] many =
        IntStream.rangeClosed(0, ReplyRecipients.MOST)
            .mapToObj(
                i ->
                    EmailAddress.of(
                        "abcdefghijklmnopqrstuvwxyz".substring(i, i + 1).repeat(55) + REPLY_DOMAIN))
            .toArray(EmailAddress[]::new);
    int calls = story.platform.calls(Port.REPLY_KEY);

    fromOutside(mail(BOB, "x@y.example", "<b@partner.example>", ""), BOB, many);

    assertThat(story.platform.calls(Port.REPLY_KEY)).isEqualTo(calls);
    assertThat(Story.texts(story.lastTo(BOB))).contains("5.5.3");
  }

  /// Threat 41: nothing is decided while it is not known.
  @ParameterizedTest
  @CsvSource({"REPLY_KEY", "PROTECTED_MESSAGES"})
  void answerShouldWaitWhileNobodyAnswersWhomItIsFor(Port port) {
    story.send(first(ALICE, BOB.toString()), ALICE, BOB);
    Sent wrapper = story.lastTo(BOB);
    Intake intake =
        story.arrived(
            answer(wrapper, BOB, "<b@partner.example>").getBytes(UTF_8),
            new Envelope(Optional.of(BOB), List.of(replyTo(wrapper))),
            false);
    story.platform.fail(port);

    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(Unavailable.class);
    assertThat(to(ALICE)).isEmpty();

    story.platform.heal();
    story.mailFlow.accept(intake);
    story.mailFlow.accept(intake);
    story.settle();

    assertThat(to(ALICE)).hasSize(1);
    assertThat(messages()).hasSize(2);
    assertThat(story.platform.records.intakes().find(intake.key())).isPresent();
  }

  private static MailFlowRule takingOff() {
    return rule(
        "In clear inside",
        List.of(new FromScope(Scope.OUTSIDE), new SentToScope(Scope.INSIDE)),
        new RemoveOMEv2());
  }

  private void rules(MailFlowRule... rules) {
    story.rules(new RuleSet(List.of(rules)));
  }

  private static MailFlowRule rule(
      String name, List<RulePredicate> conditions, RuleAction... actions) {
    return new MailFlowRule(
        RuleId.of(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        conditions,
        List.of(),
        List.of(actions),
        List.of());
  }
}
