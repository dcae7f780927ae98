package org.sealpost.rules.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RecipientAddressType;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.SenderAddressLocation;
import org.sealpost.rules.action.EditAction;
import org.sealpost.rules.action.EndingAction;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.rules.action.RoutingAction;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.exchange.parameter.DateReading;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate;
import org.sealpost.rules.predicate.AttachmentPredicate;
import org.sealpost.rules.predicate.AttributePatterns;
import org.sealpost.rules.predicate.AttributeWords;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.ContentPredicate;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.MessagePredicate;
import org.sealpost.rules.predicate.MessageType;
import org.sealpost.rules.predicate.OriginPredicate;
import org.sealpost.rules.predicate.RecipientPredicate;
import org.sealpost.rules.predicate.RelationPredicate;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate;
import org.sealpost.rules.predicate.TextPredicate;
import org.sealpost.testing.SeededRandom;

/// Rules by chance, with everything that a rule can have, and the nastiest texts.
public final class RandomRules {
  public static final Surroundings NOBODY =
      new Surroundings(
          Directory.EMPTY,
          Map.of(),
          Set.of("Encrypt", "Do Not Forward"),
          Set.of("OME Configuration"),
          DateReading.ISO_ONLY);

  private static final List<String> PIECES =
      List.of(
          "a",
          "Zürich",
          " ",
          "'",
          "‘",
          "’",
          "‚",
          "‛",
          "\"",
          "“",
          "”",
          "„",
          "`",
          "$",
          "$true",
          "$(x)",
          ",",
          ";",
          ":",
          "|",
          "&",
          "<",
          ">",
          "]]>",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\u0001",
          "\uffff",
          "\ud800",
          "😀",
          "{",
          "}",
          "@{",
          "#",
          "\\",
          "-",
          "–x",
          "%%From%%",
          "1",
          "=",
          "(",
          ")");
  private static final List<String> PATTERNS =
      List.of("\\d{4}-\\d{4}", "n[o'‘’]t", "a{1,3}x,y", "^\\[secret\\] ", "\"q\"|`b`", "x\\.com$");

  private final Random random;

  public RandomRules(long seed) {
    this.random = new SeededRandom(seed);
  }

  public RuleSet ruleSet(int size) {
    return new RuleSet(IntStream.range(0, size).mapToObj(this::rule).toList());
  }

  public MailFlowRule rule(int number) {
    List<KeptParameter> kept = some(kept(), 2);
    boolean lacks = kept.stream().anyMatch(one -> one.kind() != KeptParameter.Kind.REMARK);
    List<RuleAction> actions = oneEnding(some(actions(), 4));
    return new MailFlowRule(
        RuleId.of(new UUID(random.nextLong(), number)),
        new RuleName(cut(number + text(), 64)),
        !lacks && random.nextInt(4) > 0,
        properties(kept.stream().noneMatch(one -> one.name().equals("ActivationDate"))),
        some(predicates(), 4),
        some(predicates(), 2),
        actions.isEmpty() ? List.of(new EndingAction.StopRuleProcessing()) : actions,
        kept);
  }

  private static List<RuleAction> oneEnding(List<RuleAction> actions) {
    List<RuleAction> kept = new ArrayList<>();
    boolean ends = false;
    for (RuleAction action : actions) {
      boolean ending =
          action instanceof EndingAction && !(action instanceof EndingAction.StopRuleProcessing);
      if (!ending || !ends) {
        kept.add(action);
      }
      ends |= ending;
    }
    return kept;
  }

  private RuleProperties properties(boolean mayActivate) {
    Instant start = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(100_000_000), 5000);
    return new RuleProperties(
        one(RuleMode.values()),
        one(RuleErrorAction.values()),
        mayActivate && random.nextBoolean() ? Optional.of(start) : Optional.empty(),
        random.nextBoolean() ? Optional.of(start.plusSeconds(86_400)) : Optional.empty(),
        one(SenderAddressLocation.values()),
        one(RecipientAddressType.values()),
        random.nextBoolean() ? Optional.of(one(AuditSeverity.values())) : Optional.empty(),
        random.nextBoolean() ? text() : "");
  }

  private static List<KeptParameter> kept() {
    return List.of(
        new KeptParameter("HasSenderOverride", "$true", KeptParameter.Kind.CONDITION),
        new KeptParameter(
            "ExceptIfSenderInRecipientList", "'Allow','It''s'", KeptParameter.Kind.EXCEPTION),
        new KeptParameter("SetSCL", "-1", KeptParameter.Kind.ACTION),
        new KeptParameter("ActivationDate", "'09/01/2018'", KeptParameter.Kind.CONDITION),
        new KeptParameter("DlpPolicy", "'a \"b\"'", KeptParameter.Kind.REMARK));
  }

  /// One of each kind.
  public List<RulePredicate> predicates() {
    return List.of(
        new SenderPredicate.From(addresses()),
        new SenderPredicate.FromMemberOf(addresses()),
        new SenderPredicate.FromAddressContainsWords(words()),
        new SenderPredicate.FromAddressMatchesPatterns(patterns()),
        new SenderPredicate.SenderDomainIs(domains()),
        new SenderPredicate.SenderADAttributeContainsWords(attributeWords()),
        new SenderPredicate.SenderADAttributeMatchesPatterns(attributePatterns()),
        new OriginPredicate.FromScope(one(Scope.values())),
        new OriginPredicate.SenderIpRanges(
            List.of(new IpRange("192.0.2.0/24"), new IpRange("2001:db8::1"))),
        new RecipientPredicate.SentTo(addresses()),
        new RecipientPredicate.SentToMemberOf(addresses()),
        new RecipientPredicate.SentToScope(one(Scope.values())),
        new RecipientPredicate.RecipientAddressContainsWords(words()),
        new RecipientPredicate.RecipientAddressMatchesPatterns(patterns()),
        new RecipientPredicate.RecipientDomainIs(domains()),
        new RecipientPredicate.RecipientADAttributeContainsWords(attributeWords()),
        new RecipientPredicate.RecipientADAttributeMatchesPatterns(attributePatterns()),
        new AnyRecipientPredicate.AnyOfRecipientAddressContainsWords(words()),
        new AnyRecipientPredicate.AnyOfRecipientAddressMatchesPatterns(patterns()),
        new AnyRecipientPredicate.AnyOfToHeader(addresses()),
        new AnyRecipientPredicate.AnyOfCcHeader(addresses()),
        new AnyRecipientPredicate.AnyOfToCcHeader(addresses()),
        new AnyRecipientPredicate.AnyOfToHeaderMemberOf(addresses()),
        new AnyRecipientPredicate.AnyOfCcHeaderMemberOf(addresses()),
        new AnyRecipientPredicate.AnyOfToCcHeaderMemberOf(addresses()),
        new TextPredicate.SubjectContainsWords(words()),
        new TextPredicate.SubjectOrBodyContainsWords(words()),
        new TextPredicate.SubjectMatchesPatterns(patterns()),
        new TextPredicate.SubjectOrBodyMatchesPatterns(patterns()),
        new AttachmentPredicate.HasAttachment(),
        new AttachmentPredicate.AttachmentContainsWords(words()),
        new AttachmentPredicate.AttachmentMatchesPatterns(patterns()),
        new AttachmentPredicate.AttachmentNameMatchesPatterns(patterns()),
        new AttachmentPredicate.AttachmentExtensionMatchesWords(Set.of("docx", "exe", "7z")),
        new AttachmentPredicate.AttachmentSizeOver(size()),
        new AttachmentPredicate.AttachmentHasExecutableContent(),
        new AttachmentPredicate.AttachmentIsPasswordProtected(),
        new AttachmentPredicate.AttachmentIsUnsupported(),
        new AttachmentPredicate.AttachmentProcessingLimitExceeded(),
        new AttachmentPredicate.AttachmentPropertyContainsWords(
            Map.of("Business Impact", words(), "a:b", words(), "PII", words())),
        new ContentPredicate.MessageContainsDataClassifications(
            List.of(classification(), classification()),
            one(ContentPredicate.Combination.values())),
        new ContentPredicate.ContentCharacterSetContainsWords(words()),
        new ContentPredicate.MessageSizeOver(size()),
        new RelationPredicate.SenderManagementRelationship(
            one(RelationPredicate.ManagementRelationship.values())),
        new RelationPredicate.BetweenMemberOf(addresses(), addresses()),
        new RelationPredicate.ManagerForEvaluatedUser(
            one(RelationPredicate.EvaluatedUser.values()), addresses()),
        new RelationPredicate.ADComparison(
            one(DirectoryAttribute.values()), one(RelationPredicate.ComparisonOperator.values())),
        new MessagePredicate.MessageTypeMatches(one(MessageType.values())),
        new MessagePredicate.HasClassification(word()),
        new MessagePredicate.HasNoClassification(),
        new MessagePredicate.WithImportance(one(MessagePredicate.Importance.values())),
        new MessagePredicate.SCLOver(random.nextInt(11) - 1),
        new HeaderPredicate.HeaderContainsWords("X-Class", words()),
        new HeaderPredicate.HeaderMatchesPatterns("X-MS-Has-Attach", patterns()));
  }

  /// One of each kind.
  public List<RuleAction> actions() {
    return List.of(
        new ProtectionAction.ApplyRightsProtectionTemplate("Do Not Forward"),
        new ProtectionAction.ApplyRightsProtectionCustomizationTemplate("Bra'nch"),
        new ProtectionAction.RemoveOMEv2(),
        new ProtectionAction.RemoveOME(),
        new ProtectionAction.ForcePortal(),
        new ProtectionAction.OpenSmime(),
        new RoutingAction.RouteMessageOutboundRequireTls(),
        new RoutingAction.RedirectMessageTo(addresses()),
        new RoutingAction.AddToRecipients(addresses()),
        new RoutingAction.CopyTo(addresses()),
        new RoutingAction.BlindCopyTo(addresses()),
        new RoutingAction.AddManagerAsRecipientType(one(RoutingAction.ManagerRecipient.values())),
        random.nextBoolean()
            ? new EndingAction.RejectMessage(word(), "5.7.900")
            : new EndingAction.RejectMessage(
                EndingAction.RejectMessage.DEFAULT_REASON,
                EndingAction.RejectMessage.DEFAULT_STATUS),
        new EndingAction.DeleteMessage(),
        new EndingAction.Quarantine(),
        new EndingAction.StopRuleProcessing(),
        new EditAction.PrependSubject("[ext'ern] "),
        new EditAction.SetHeader("X-Sealed", "yes, \"it\" is"),
        new EditAction.RemoveHeader("X-Old"),
        new EditAction.ApplyHtmlDisclaimer(
            "<p>" + text() + "</p>",
            one(DisclaimerLocation.values()),
            one(DisclaimerFallback.values())),
        new NoticeAction.GenerateIncidentReport(
            address(), new LinkedHashSet<>(some(List.of(ReportedContent.values()), 4))),
        new NoticeAction.GenerateNotification("<b>" + text()));
  }

  /// Never blank.
  public String text() {
    StringBuilder text = new StringBuilder("x");
    for (int count = random.nextInt(8); count > 0; count--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private String word() {
    return text().strip();
  }

  private List<String> words() {
    return random.nextBoolean() ? List.of(word()) : List.of(word(), word(), "a phrase");
  }

  private List<TextPattern> patterns() {
    return some(PATTERNS, 3).isEmpty()
        ? List.of(new TextPattern("one"))
        : List.of(
            new TextPattern(one(PATTERNS.toArray(String[]::new))),
            new TextPattern(one(PATTERNS.toArray(String[]::new))));
  }

  private List<AttributeWords> attributeWords() {
    return List.of(
        new AttributeWords(one(DirectoryAttribute.values()), words()),
        new AttributeWords(DirectoryAttribute.DEPARTMENT, List.of("Sales", "Legal")));
  }

  private List<AttributePatterns> attributePatterns() {
    return List.of(new AttributePatterns(one(DirectoryAttribute.values()), patterns()));
  }

  private DataClassification classification() {
    return new DataClassification(
        word(),
        1 + random.nextInt(3),
        random.nextBoolean() ? OptionalInt.of(9) : OptionalInt.empty(),
        random.nextBoolean() ? OptionalInt.of(60) : OptionalInt.empty(),
        random.nextBoolean() ? OptionalInt.of(90) : OptionalInt.empty());
  }

  private EmailAddress address() {
    return EmailAddress.of("o'neill+" + random.nextInt(50) + "@contoso.example");
  }

  private Set<EmailAddress> addresses() {
    return new LinkedHashSet<>(
        List.of(address(), address(), EmailAddress.of("\"a, b\"@partner.example")));
  }

  private static Set<Domain> domains() {
    return Set.of(new Domain("partner.example"), new Domain("münchen.example"));
  }

  private ByteSize size() {
    return new ByteSize(random.nextInt(Integer.MAX_VALUE));
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> some(List<? extends T> all, int most) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, random.nextInt(most + 1)));
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }
}
