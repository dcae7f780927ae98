package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.rules.MailSketch.attached;
import static org.sealpost.rules.MailSketch.empty;
import static org.sealpost.rules.MailSketch.flagged;
import static org.sealpost.rules.MailSketch.incomplete;
import static org.sealpost.rules.MailSketch.withProperty;
import static org.sealpost.rules.RuleSamples.ANNA;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.CAROL;
import static org.sealpost.rules.RuleSamples.DAN;
import static org.sealpost.rules.RuleSamples.DANNY;
import static org.sealpost.rules.RuleSamples.EVERYBODY;
import static org.sealpost.rules.RuleSamples.MIA;
import static org.sealpost.rules.RuleSamples.PEOPLE;
import static org.sealpost.rules.RuleSamples.SALES;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfCcHeader;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfCcHeaderMemberOf;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressContainsWords;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfToCcHeader;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfToCcHeaderMemberOf;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfToHeader;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfToHeaderMemberOf;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentExtensionMatchesWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentHasExecutableContent;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentIsPasswordProtected;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentIsUnsupported;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentNameMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentProcessingLimitExceeded;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentPropertyContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentSizeOver;
import org.sealpost.rules.predicate.AttachmentPredicate.HasAttachment;
import org.sealpost.rules.predicate.AttributePatterns;
import org.sealpost.rules.predicate.AttributeWords;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.ContentCharacterSetContainsWords;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.ContentPredicate.MessageSizeOver;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderMatchesPatterns;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MessagePredicate.HasClassification;
import org.sealpost.rules.predicate.MessagePredicate.HasNoClassification;
import org.sealpost.rules.predicate.MessagePredicate.Importance;
import org.sealpost.rules.predicate.MessagePredicate.MessageTypeMatches;
import org.sealpost.rules.predicate.MessagePredicate.SCLOver;
import org.sealpost.rules.predicate.MessagePredicate.WithImportance;
import org.sealpost.rules.predicate.MessageType;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.OriginPredicate.SenderIpRanges;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientADAttributeContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientADAttributeMatchesPatterns;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToMemberOf;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RelationPredicate.ADComparison;
import org.sealpost.rules.predicate.RelationPredicate.BetweenMemberOf;
import org.sealpost.rules.predicate.RelationPredicate.ComparisonOperator;
import org.sealpost.rules.predicate.RelationPredicate.EvaluatedUser;
import org.sealpost.rules.predicate.RelationPredicate.ManagementRelationship;
import org.sealpost.rules.predicate.RelationPredicate.ManagerForEvaluatedUser;
import org.sealpost.rules.predicate.RelationPredicate.SenderManagementRelationship;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.From;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressContainsWords;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressMatchesPatterns;
import org.sealpost.rules.predicate.SenderPredicate.FromMemberOf;
import org.sealpost.rules.predicate.SenderPredicate.SenderADAttributeContainsWords;
import org.sealpost.rules.predicate.SenderPredicate.SenderADAttributeMatchesPatterns;
import org.sealpost.rules.predicate.SenderPredicate.SenderDomainIs;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

/// Each predicate as condition and as exception: where it holds, where it does not, and where what
/// it looks at is missing (ome.md 2.1, 2.3).
class DecisionTableTest {
  private static final EmailAddress STRANGER = EmailAddress.of("who@else.example");
  private static final Recipient STRANGE = new Recipient(STRANGER, Scope.OUTSIDE);
  private static final Recipient DAN_BY_ALIAS = new Recipient(DANNY, Scope.INSIDE);

  enum Expected {
    YES,
    NO,
    CANNOT_TELL
  }

  /// @param isMissing whether the row is about data that is not there
  record Row(RulePredicate predicate, Mail mail, Expected expected, boolean isMissing) {}

  private static Row yes(RulePredicate predicate, MailSketch mail) {
    return new Row(predicate, mail.mail(), Expected.YES, false);
  }

  private static Row no(RulePredicate predicate, MailSketch mail) {
    return new Row(predicate, mail.mail(), Expected.NO, false);
  }

  private static Row missing(RulePredicate predicate, MailSketch mail, Expected expected) {
    return new Row(predicate, mail.mail(), expected, true);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void matchesShouldBeAsTheConditionSays(Row row) {
    MailFlowRule rule =
        RuleSamples.rule("r", List.of(row.predicate()), List.of(), new StopRuleProcessing());

    if (row.expected() == Expected.CANNOT_TELL) {
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> matches(rule, row.mail()));
    } else {
      assertThat(matches(rule, row.mail())).isEqualTo(row.expected() == Expected.YES);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void matchesShouldBeTheOppositeOfTheException(Row row) {
    MailFlowRule rule =
        RuleSamples.rule("r", List.of(), List.of(row.predicate()), new StopRuleProcessing());

    if (row.expected() == Expected.CANNOT_TELL) {
      assertThatExceptionOfType(RuleEvaluationException.class)
          .isThrownBy(() -> matches(rule, row.mail()));
    } else {
      assertThat(matches(rule, row.mail())).isEqualTo(row.expected() == Expected.NO);
    }
  }

  private static boolean matches(MailFlowRule rule, Mail mail) {
    CompiledRules rules =
        CompiledRules.of(new RuleSet(List.of(rule)), PEOPLE, ProtectionTemplates.BUILT_IN);
    return new RuleMatching(rules.view(mail))
        .matches(rule, mail.recipients().getFirst(), List.of());
  }

  @Test
  void tableShouldHaveEachPredicateWithAndWithoutWhatItLooksAt() {
    List<Class<?>> kinds = kinds(RulePredicate.class).toList();

    assertThat(rows().filter(row -> row.expected() == Expected.YES).map(DecisionTableTest::kind))
        .containsAll(
            kinds.stream()
                .filter(kind -> kind != MessageContainsDataClassifications.class)
                .toList());
    assertThat(rows().filter(row -> row.expected() == Expected.NO).map(DecisionTableTest::kind))
        .containsAll(
            kinds.stream()
                .filter(kind -> kind != MessageContainsDataClassifications.class)
                .toList());
    assertThat(rows().filter(Row::isMissing).map(DecisionTableTest::kind)).containsAll(kinds);
  }

  private static Class<?> kind(Row row) {
    return row.predicate().getClass();
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(DecisionTableTest::kinds)
        : Stream.of(type);
  }

  static Stream<Row> rows() {
    return Stream.of(
            senders(), recipients(), anyRecipients(), texts(), attachments(), others(), relations())
        .flatMap(List::stream);
  }

  private static List<Row> senders() {
    From from = new From(Set.of(ANNA, BOB.address()));
    FromMemberOf member = new FromMemberOf(Set.of(EVERYBODY));
    FromAddressContainsWords words = new FromAddressContainsWords(List.of("anna", "x"));
    FromAddressMatchesPatterns patterns = new FromAddressMatchesPatterns(patterns("^ANNA@"));
    SenderDomainIs domain = new SenderDomainIs(Set.of(new Domain("contoso.example")));
    SenderADAttributeContainsWords attribute = new SenderADAttributeContainsWords(attributeWords());
    SenderADAttributeMatchesPatterns attributePattern =
        new SenderADAttributeMatchesPatterns(attributePatterns());
    SenderIpRanges ranges =
        new SenderIpRanges(List.of(new IpRange("192.0.2.0/24"), new IpRange("::1")));
    return List.of(
        yes(new FromScope(Scope.INSIDE), empty()),
        no(new FromScope(Scope.OUTSIDE), empty()),
        missing(new FromScope(Scope.OUTSIDE), empty().from(ANNA, Scope.OUTSIDE), Expected.YES),
        yes(ranges, empty().client("192.0.2.77")),
        yes(ranges, empty().client("0:0:0:0:0:0:0:1")),
        no(ranges, empty().client("192.0.3.1")),
        missing(ranges, empty(), Expected.NO),
        missing(ranges, empty().client("mail.contoso.example"), Expected.NO),
        yes(from, empty()),
        yes(from, empty().from(EmailAddress.of("A.Archer@contoso.example"), Scope.INSIDE)),
        no(from, empty().from(CAROL.address(), Scope.OUTSIDE)),
        missing(from, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(member, empty()),
        yes(member, empty().from(BOB.address(), Scope.OUTSIDE)),
        no(member, empty().from(MIA.address(), Scope.INSIDE)),
        missing(member, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        missing(new FromMemberOf(Set.of(STRANGER)), empty(), Expected.NO),
        yes(words, empty()),
        no(words, empty().from(EmailAddress.of("joanna@contoso.example"), Scope.INSIDE)),
        missing(words, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(patterns, empty()),
        no(patterns, empty().from(BOB.address(), Scope.OUTSIDE)),
        missing(patterns, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(domain, empty()),
        yes(domain, empty().from(EmailAddress.of("a@sub.contoso.example"), Scope.OUTSIDE)),
        no(domain, empty().from(EmailAddress.of("a@notcontoso.example"), Scope.OUTSIDE)),
        missing(domain, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(attribute, empty()),
        no(attribute, empty().from(MIA.address(), Scope.INSIDE)),
        missing(attribute, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(attributePattern, empty()),
        no(attributePattern, empty().from(MIA.address(), Scope.INSIDE)),
        missing(attributePattern, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO));
  }

  private static List<Row> recipients() {
    SentTo sentTo = new SentTo(Set.of(BOB.address(), DAN.address()));
    SentToMemberOf member = new SentToMemberOf(Set.of(SALES));
    RecipientAddressContainsWords words =
        new RecipientAddressContainsWords(List.of("x", "partner"));
    RecipientAddressMatchesPatterns patterns =
        new RecipientAddressMatchesPatterns(patterns("\\.example$"));
    RecipientDomainIs domain =
        new RecipientDomainIs(Set.of(new Domain("x.example"), new Domain("example")));
    RecipientADAttributeContainsWords attribute =
        new RecipientADAttributeContainsWords(attributeWords());
    RecipientADAttributeMatchesPatterns attributePattern =
        new RecipientADAttributeMatchesPatterns(attributePatterns());
    return List.of(
        yes(sentTo, empty()),
        yes(sentTo, empty().recipient(DAN_BY_ALIAS)),
        no(sentTo, empty().recipient(CAROL)),
        no(new SentTo(Set.of(SALES)), empty().recipient(DAN)),
        missing(sentTo, empty().recipient(STRANGE), Expected.NO),
        yes(member, empty().recipient(DAN_BY_ALIAS)),
        yes(member, empty().recipient(new Recipient(SALES, Scope.INSIDE))),
        no(member, empty()),
        missing(member, empty().recipient(STRANGE), Expected.NO),
        yes(new SentToScope(Scope.OUTSIDE), empty()),
        no(new SentToScope(Scope.INSIDE), empty()),
        missing(new SentToScope(Scope.OUTSIDE), empty().recipient(STRANGE), Expected.YES),
        yes(words, empty()),
        no(words, empty().recipient(CAROL)),
        missing(words, empty().recipient(STRANGE), Expected.NO),
        yes(patterns, empty()),
        no(
            new RecipientAddressMatchesPatterns(patterns("^danny@")),
            empty().recipient(DAN_BY_ALIAS)),
        missing(patterns, empty().recipient(STRANGE), Expected.YES),
        yes(domain, empty()),
        no(new RecipientDomainIs(Set.of(new Domain("artner.example"))), empty()),
        missing(domain, empty().recipient(STRANGE), Expected.YES),
        yes(attribute, empty().recipient(DAN_BY_ALIAS)),
        no(attribute, empty().recipient(MIA)),
        missing(attribute, empty(), Expected.NO),
        yes(attributePattern, empty().recipient(DAN)),
        no(attributePattern, empty().recipient(MIA)),
        missing(attributePattern, empty(), Expected.NO));
  }

  private static List<Row> anyRecipients() {
    AnyOfRecipientAddressContainsWords words =
        new AnyOfRecipientAddressContainsWords(List.of("partner"));
    AnyOfRecipientAddressMatchesPatterns patterns =
        new AnyOfRecipientAddressMatchesPatterns(patterns("bob"));
    AnyOfToHeader to = new AnyOfToHeader(Set.of(DAN.address(), SALES));
    AnyOfCcHeader cc = new AnyOfCcHeader(Set.of(DAN.address()));
    AnyOfToCcHeader both = new AnyOfToCcHeader(Set.of(DAN.address()));
    AnyOfToHeaderMemberOf toMember = new AnyOfToHeaderMemberOf(Set.of(EVERYBODY));
    AnyOfCcHeaderMemberOf ccMember = new AnyOfCcHeaderMemberOf(Set.of(EVERYBODY));
    AnyOfToCcHeaderMemberOf bothMember = new AnyOfToCcHeaderMemberOf(Set.of(EVERYBODY));
    return List.of(
        yes(words, empty()),
        no(words, empty().recipient(DAN)),
        missing(words, empty().recipient(STRANGE), Expected.NO),
        yes(patterns, empty()),
        no(patterns, empty().recipient(DAN)),
        missing(patterns, empty().recipient(STRANGE), Expected.NO),
        yes(to, empty().to(CAROL.address()).to(DANNY)),
        yes(to, empty().to(SALES)),
        no(to, empty().cc(DAN.address()).recipient(DAN)),
        missing(to, empty().recipient(DAN), Expected.NO),
        yes(cc, empty().cc(DANNY)),
        no(cc, empty().to(DAN.address())),
        missing(cc, empty(), Expected.NO),
        yes(both, empty().to(DAN.address())),
        yes(both, empty().cc(DAN.address())),
        no(both, empty().to(BOB.address()).cc(CAROL.address())),
        missing(both, empty(), Expected.NO),
        yes(toMember, empty().to(DANNY)),
        yes(toMember, empty().to(SALES)),
        no(toMember, empty().to(MIA.address()).cc(DAN.address())),
        missing(toMember, empty(), Expected.NO),
        yes(ccMember, empty().cc(BOB.address())),
        no(ccMember, empty().to(DAN.address())),
        missing(ccMember, empty(), Expected.NO),
        yes(bothMember, empty().cc(DAN.address())),
        no(bothMember, empty().to(CAROL.address())),
        missing(bothMember, empty(), Expected.NO));
  }

  private static List<Row> texts() {
    SubjectContainsWords subject = new SubjectContainsWords(List.of("no", "top secret"));
    SubjectOrBodyContainsWords anywhere = new SubjectOrBodyContainsWords(List.of("top secret"));
    SubjectMatchesPatterns subjectPattern = new SubjectMatchesPatterns(patterns("x", "SECRET\\b"));
    SubjectOrBodyMatchesPatterns anywherePattern =
        new SubjectOrBodyMatchesPatterns(patterns("^\\d{4}$"));
    HeaderContainsWords header = new HeaderContainsWords("X-MARK", List.of("blue", "red"));
    HeaderMatchesPatterns headerPattern = new HeaderMatchesPatterns("X-Mark", patterns("^r.d$"));
    return List.of(
        yes(subject, empty().field("Subject", "the Top Secret offer")),
        yes(subject, empty().field("Subject", "a").field("SUBJECT", "no")),
        no(subject, empty().field("Subject", "top secrets").text("top secret")),
        missing(subject, empty().text("top secret"), Expected.NO),
        yes(anywhere, empty().field("Subject", "top secret")),
        yes(anywhere, empty().text("x").text("TOP SECRET!")),
        no(anywhere, empty().field("Subject", "top").text("secret")),
        missing(anywhere, empty(), Expected.NO),
        yes(anywhere, tnef().text("top secret").attachment(incomplete("winmail.dat", ""))),
        no(anywhere, tnef().attachment(attached("winmail.dat", ""))),
        missing(anywhere, tnef().attachment(incomplete("winmail.dat", "")), Expected.CANNOT_TELL),
        missing(
            anywherePattern,
            tnef().attachment(incomplete("winmail.dat", "")),
            Expected.CANNOT_TELL),
        missing(subject, tnef().attachment(incomplete("winmail.dat", "")), Expected.NO),
        yes(subjectPattern, empty().field("Subject", "a secret")),
        no(subjectPattern, empty().field("Subject", "secrets")),
        missing(subjectPattern, empty().text("secret"), Expected.NO),
        yes(anywherePattern, empty().field("Subject", "a").text("b\n1234\nc")),
        no(anywherePattern, empty().field("Subject", "12345").text("12 34")),
        missing(anywherePattern, empty(), Expected.NO),
        yes(header, empty().field("X-Mark", "none").field("x-mark", "RED")),
        no(header, empty().field("X-Mark", "re").field("X-Other", "red")),
        missing(header, empty().field("Subject", "red"), Expected.NO),
        yes(headerPattern, empty().field("x-mark", "Rod")),
        no(headerPattern, empty().field("x-mark", "rood")),
        missing(headerPattern, empty(), Expected.NO));
  }

  private static List<Row> attachments() {
    AttachmentContainsWords words = new AttachmentContainsWords(List.of("secret"));
    AttachmentMatchesPatterns patterns = new AttachmentMatchesPatterns(patterns("\\d{4}x"));
    AttachmentNameMatchesPatterns name = new AttachmentNameMatchesPatterns(patterns("^offer"));
    AttachmentExtensionMatchesWords extension =
        new AttachmentExtensionMatchesWords(Set.of(".EXE", "docm"));
    AttachmentSizeOver size = new AttachmentSizeOver(ByteSize.of("1KB"));
    AttachmentHasExecutableContent executable = new AttachmentHasExecutableContent();
    AttachmentIsPasswordProtected password = new AttachmentIsPasswordProtected();
    AttachmentIsUnsupported unsupported = new AttachmentIsUnsupported();
    AttachmentProcessingLimitExceeded exceeded = new AttachmentProcessingLimitExceeded();
    AttachmentPropertyContainsWords property =
        new AttachmentPropertyContainsWords(Map.of("Confidentiality", List.of("high", "top")));
    String late = "-".repeat(149_999) + "1234x";
    return List.of(
        yes(new HasAttachment(), empty().part("application/pdf", false, 1)),
        no(new HasAttachment(), empty().part("image/png", true, 1)),
        missing(new HasAttachment(), empty(), Expected.NO),
        yes(words, empty().attachment(attached("a", "x")).attachment(attached("b", "Secret."))),
        yes(words, empty().attachment(incomplete("a", "secret"))),
        no(words, empty().attachment(attached("a", "secrets"))),
        missing(words, empty(), Expected.NO),
        missing(words, empty().attachment(incomplete("a", "")), Expected.CANNOT_TELL),
        yes(patterns, empty().attachment(attached("a", "no 1234x"))),
        yes(patterns, empty().attachment(attached("a", "1234x" + late))),
        no(patterns, empty().attachment(attached("a", late))),
        missing(patterns, empty(), Expected.NO),
        missing(patterns, empty().attachment(incomplete("a", "")), Expected.CANNOT_TELL),
        yes(name, empty().attachment(attached("Offer.pdf", ""))),
        no(name, empty().attachment(attached("an offer", ""))),
        no(name, empty().attachment(incomplete("a", ""))),
        missing(name, empty().attachment(attached("", "")), Expected.NO),
        missing(
            name,
            empty().part("application/ms-tnef", false, 1).attachment(incomplete("winmail.dat", "")),
            Expected.CANNOT_TELL),
        yes(extension, empty().attachment(attached("a.txt", "", "txt", "exe"))),
        no(extension, empty().attachment(attached("a.exe.txt", "", "txt"))),
        missing(extension, empty().attachment(attached("a", "")), Expected.NO),
        missing(extension, empty().attachment(incomplete("a.zip", "")), Expected.CANNOT_TELL),
        yes(size, empty().part("image/png", true, 1024)),
        no(size, empty().part("a/b", false, 1023).part("a/b", false, 1023)),
        missing(size, empty().size(5000), Expected.NO),
        yes(executable, empty().attachment(flagged(true, false, false))),
        no(executable, empty().attachment(flagged(false, true, true))),
        missing(executable, empty().attachment(incomplete("", "")), Expected.CANNOT_TELL),
        yes(password, empty().attachment(flagged(false, true, false))),
        no(password, empty().attachment(flagged(true, false, true))),
        missing(password, empty().attachment(incomplete("", "")), Expected.CANNOT_TELL),
        yes(unsupported, empty().attachment(flagged(false, false, true))),
        no(unsupported, empty().attachment(flagged(true, true, false))),
        missing(unsupported, empty(), Expected.NO),
        missing(unsupported, empty().attachment(incomplete("", "")), Expected.CANNOT_TELL),
        yes(exceeded, empty().attachment(incomplete("", ""))),
        no(exceeded, empty().attachment(attached("", ""))),
        missing(exceeded, empty(), Expected.NO),
        yes(property, empty().attachment(withProperty("confidentiality", "very HIGH"))),
        no(property, empty().attachment(withProperty("confidentiality", "higher"))),
        missing(property, empty().attachment(withProperty("Project", "high")), Expected.NO),
        missing(property, empty().attachment(incomplete("", "")), Expected.CANNOT_TELL));
  }

  private static List<Row> others() {
    MessageContainsDataClassifications classifications =
        new MessageContainsDataClassifications(
            List.of(
                new DataClassification(
                    "Card", 1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())),
            Combination.ANY);
    ContentCharacterSetContainsWords charset =
        new ContentCharacterSetContainsWords(List.of("euc-jp"));
    MessageSizeOver size = new MessageSizeOver(new ByteSize(1000));
    MessageTypeMatches type = new MessageTypeMatches(MessageType.OOF);
    HasClassification classified = new HasClassification("internal");
    HasNoClassification unclassified = new HasNoClassification();
    SCLOver level = new SCLOver(5);
    MailSketch internal =
        empty()
            .field("X-Microsoft-Classified", "True")
            .field("X-Microsoft-Classification", "Internal");
    return List.of(
        missing(classifications, empty(), Expected.CANNOT_TELL),
        yes(charset, empty().charset("utf-8").charset("euc-jp")),
        no(charset, empty().charset("utf-8")),
        missing(charset, empty(), Expected.NO),
        yes(size, empty().size(1000)),
        no(size, empty().size(999)),
        missing(size, empty().size(0), Expected.NO),
        yes(type, empty().field("Auto-Submitted", "auto-replied")),
        no(new MessageTypeMatches(MessageType.SIGNED), empty().field("Auto-Submitted", "no")),
        missing(type, empty(), Expected.NO),
        yes(classified, internal),
        yes(
            classified,
            empty()
                .field("X-Microsoft-Classified", "true")
                .field("X-Microsoft-ClassID", "INTERNAL")),
        no(new HasClassification("public"), internal),
        no(classified, empty().field("X-Microsoft-Classification", "Internal")),
        missing(classified, empty(), Expected.NO),
        yes(unclassified, empty().field("X-Microsoft-Classified", "false")),
        no(unclassified, internal),
        missing(unclassified, empty(), Expected.YES),
        yes(new WithImportance(Importance.HIGH), empty().field("Importance", "High")),
        yes(new WithImportance(Importance.LOW), empty().field("X-Priority", "5 (Lowest)")),
        yes(
            new WithImportance(Importance.NORMAL),
            empty().field("Importance", "normal").field("X-Priority", "1")),
        no(new WithImportance(Importance.HIGH), empty().field("Importance", "low")),
        missing(new WithImportance(Importance.NORMAL), empty(), Expected.YES),
        missing(new WithImportance(Importance.HIGH), empty(), Expected.NO),
        yes(level, empty().field("X-MS-Exchange-Organization-SCL", "5")),
        no(level, empty().field("X-MS-Exchange-Organization-SCL", "-1")),
        no(level, empty().field("X-MS-Exchange-Organization-SCL", "nine")),
        missing(level, empty(), Expected.NO),
        missing(new SCLOver(-1), empty(), Expected.NO));
  }

  private static List<Row> relations() {
    MailSketch miaToDan = empty().from(MIA.address(), Scope.INSIDE).recipient(DAN_BY_ALIAS);
    MailSketch danToMia = empty().from(DAN.address(), Scope.INSIDE).recipient(MIA);
    SenderManagementRelationship manager =
        new SenderManagementRelationship(ManagementRelationship.MANAGER);
    SenderManagementRelationship report =
        new SenderManagementRelationship(ManagementRelationship.DIRECT_REPORT);
    BetweenMemberOf between = new BetweenMemberOf(Set.of(SALES), Set.of(EVERYBODY));
    ManagerForEvaluatedUser ofSender =
        new ManagerForEvaluatedUser(EvaluatedUser.SENDER, Set.of(MIA.address()));
    ManagerForEvaluatedUser ofRecipient =
        new ManagerForEvaluatedUser(EvaluatedUser.RECIPIENT, Set.of(MIA.address()));
    ADComparison same = new ADComparison(DirectoryAttribute.DEPARTMENT, ComparisonOperator.EQUAL);
    ADComparison other =
        new ADComparison(DirectoryAttribute.DEPARTMENT, ComparisonOperator.NOT_EQUAL);
    return List.of(
        yes(manager, miaToDan),
        no(manager, danToMia),
        missing(manager, empty(), Expected.NO),
        yes(report, danToMia),
        no(report, miaToDan),
        missing(report, empty(), Expected.NO),
        yes(between, empty()),
        yes(between, empty().from(BOB.address(), Scope.OUTSIDE).recipient(DAN)),
        no(between, empty().recipient(MIA)),
        missing(between, empty().recipient(STRANGE), Expected.NO),
        yes(ofSender, empty()),
        no(ofSender, miaToDan),
        missing(ofSender, empty().from(STRANGER, Scope.OUTSIDE), Expected.NO),
        yes(ofRecipient, empty().recipient(DAN)),
        no(ofRecipient, danToMia),
        missing(ofRecipient, empty(), Expected.NO),
        yes(same, empty().recipient(DAN)),
        no(other, empty().recipient(DAN)),
        yes(
            new ADComparison(DirectoryAttribute.EMAIL, ComparisonOperator.NOT_EQUAL),
            empty().recipient(DAN)),
        missing(same, empty(), Expected.NO),
        missing(other, empty(), Expected.NO),
        missing(other, empty().recipient(MIA), Expected.NO));
  }

  private static MailSketch tnef() {
    return empty().part("application/ms-tnef", false, 1);
  }

  private static List<AttributeWords> attributeWords() {
    return List.of(
        new AttributeWords(DirectoryAttribute.CITY, List.of("Graz")),
        new AttributeWords(DirectoryAttribute.DEPARTMENT, List.of("Legal", "SALES")));
  }

  private static List<AttributePatterns> attributePatterns() {
    return List.of(new AttributePatterns(DirectoryAttribute.DEPARTMENT, patterns("^field")));
  }

  private static List<TextPattern> patterns(String... regexes) {
    return Stream.of(regexes).map(TextPattern::new).toList();
  }
}
