package org.sealpost.rules;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;
import org.sealpost.rules.action.EditAction;
import org.sealpost.rules.action.EndingAction;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.rules.action.RoutingAction;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate;
import org.sealpost.rules.predicate.AttachmentPredicate;
import org.sealpost.rules.predicate.AttributePatterns;
import org.sealpost.rules.predicate.AttributeWords;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.ContentPredicate;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.HeaderPredicate;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MessagePredicate;
import org.sealpost.rules.predicate.MessagePredicate.Importance;
import org.sealpost.rules.predicate.MessageType;
import org.sealpost.rules.predicate.OriginPredicate;
import org.sealpost.rules.predicate.RecipientPredicate;
import org.sealpost.rules.predicate.RelationPredicate;
import org.sealpost.rules.predicate.RelationPredicate.ComparisonOperator;
import org.sealpost.rules.predicate.RelationPredicate.EvaluatedUser;
import org.sealpost.rules.predicate.RelationPredicate.ManagementRelationship;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate;
import org.sealpost.rules.predicate.TextPredicate;

/// Rules, mails, people and recipients to decide about.
public final class RuleSamples {
  public static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");

  /// Another address of Dan.
  public static final EmailAddress DANNY = EmailAddress.of("danny@contoso.example");

  public static final Recipient BOB =
      new Recipient(EmailAddress.of("bob@partner.example"), Scope.OUTSIDE);
  public static final Recipient CAROL =
      new Recipient(EmailAddress.of("carol@elsewhere.example"), Scope.OUTSIDE);
  public static final Recipient DAN =
      new Recipient(EmailAddress.of("dan@contoso.example"), Scope.INSIDE);
  public static final Recipient MIA =
      new Recipient(EmailAddress.of("mia@contoso.example"), Scope.INSIDE);
  public static final EmailAddress SALES = EmailAddress.of("sales@contoso.example");
  public static final EmailAddress EVERYBODY = EmailAddress.of("everybody@contoso.example");

  public static final Organization CONTOSO =
      new Organization(
          new OrganizationId("contoso"),
          "Contoso",
          Set.of(new Domain("contoso.example")),
          EmailAddress.of("sealpost@contoso.example"),
          new Domain("reply.contoso.example"),
          URI.create("https://portal.contoso.example"));

  /// Anna and Dan work for Mia, in the same department; Dan is in a group within a group.
  public static final Directory PEOPLE =
      new Directory(
          List.of(
              new Person(
                  ANNA,
                  Set.of(EmailAddress.of("a.archer@contoso.example")),
                  Map.of(
                      DirectoryAttribute.DEPARTMENT, "Field Sales",
                      DirectoryAttribute.DISPLAY_NAME, "Anna Archer",
                      DirectoryAttribute.CITY, "Linz"),
                  Optional.of(MIA.address())),
              new Person(
                  DAN.address(),
                  Set.of(DANNY),
                  Map.of(
                      DirectoryAttribute.DEPARTMENT, "field sales",
                      DirectoryAttribute.TITLE, "Clerk"),
                  Optional.of(MIA.address())),
              new Person(MIA.address(), Set.of(), Map.of(), Optional.empty())),
          List.of(
              new Group(SALES, "Sales", Set.of(ANNA, DANNY)),
              new Group(EVERYBODY, "Everybody", Set.of(SALES, BOB.address()))));

  private RuleSamples() {}

  /// One of each kind at least: a test fails when a kind has none.
  public static List<RulePredicate> predicates() {
    List<TextPattern> patterns =
        List.of(new TextPattern("\\d{4}-\\d{4} "), new TextPattern(" ^[a-z]+$"));
    Set<EmailAddress> people = Set.of(ANNA, EmailAddress.of("\"a b\"@partner.example"));
    Set<EmailAddress> groups = Set.of(SALES, EVERYBODY);
    List<String> words = List.of("[encrypt]", "top \"secret\"", "ü€😀");
    Set<Domain> domains = Set.of(new Domain("partner.example"), new Domain("münchen.example"));
    List<AttributeWords> attributeWords =
        List.of(
            new AttributeWords(DirectoryAttribute.DEPARTMENT, List.of("Sales", "Legal")),
            new AttributeWords(DirectoryAttribute.CUSTOM_ATTRIBUTE_1, List.of("x")));
    List<AttributePatterns> attributePatterns =
        List.of(new AttributePatterns(DirectoryAttribute.TITLE, List.of(new TextPattern("^C"))));
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("Confidentiality", List.of("high"));
    return List.of(
        new OriginPredicate.FromScope(Scope.INSIDE),
        new OriginPredicate.SenderIpRanges(
            List.of(
                new IpRange("192.0.2.1"),
                new IpRange("192.0.2.10-192.0.2.20"),
                new IpRange("2001:db8::/32"))),
        new SenderPredicate.From(people),
        new SenderPredicate.FromMemberOf(groups),
        new SenderPredicate.FromAddressContainsWords(words),
        new SenderPredicate.FromAddressMatchesPatterns(patterns),
        new SenderPredicate.SenderDomainIs(domains),
        new SenderPredicate.SenderADAttributeContainsWords(attributeWords),
        new SenderPredicate.SenderADAttributeMatchesPatterns(attributePatterns),
        new RecipientPredicate.SentTo(people),
        new RecipientPredicate.SentToMemberOf(groups),
        new RecipientPredicate.SentToScope(Scope.OUTSIDE),
        new RecipientPredicate.RecipientAddressContainsWords(words),
        new RecipientPredicate.RecipientAddressMatchesPatterns(patterns),
        new RecipientPredicate.RecipientDomainIs(domains),
        new RecipientPredicate.RecipientADAttributeContainsWords(attributeWords),
        new RecipientPredicate.RecipientADAttributeMatchesPatterns(attributePatterns),
        new AnyRecipientPredicate.AnyOfRecipientAddressContainsWords(words),
        new AnyRecipientPredicate.AnyOfRecipientAddressMatchesPatterns(patterns),
        new AnyRecipientPredicate.AnyOfToHeader(people),
        new AnyRecipientPredicate.AnyOfCcHeader(people),
        new AnyRecipientPredicate.AnyOfToCcHeader(people),
        new AnyRecipientPredicate.AnyOfToHeaderMemberOf(groups),
        new AnyRecipientPredicate.AnyOfCcHeaderMemberOf(groups),
        new AnyRecipientPredicate.AnyOfToCcHeaderMemberOf(groups),
        new TextPredicate.SubjectContainsWords(words),
        new TextPredicate.SubjectOrBodyContainsWords(words),
        new TextPredicate.SubjectMatchesPatterns(patterns),
        new TextPredicate.SubjectOrBodyMatchesPatterns(patterns),
        new AttachmentPredicate.HasAttachment(),
        new AttachmentPredicate.AttachmentContainsWords(words),
        new AttachmentPredicate.AttachmentMatchesPatterns(patterns),
        new AttachmentPredicate.AttachmentNameMatchesPatterns(patterns),
        new AttachmentPredicate.AttachmentExtensionMatchesWords(Set.of("exe", "DOCM")),
        new AttachmentPredicate.AttachmentSizeOver(ByteSize.of("20 MB")),
        new AttachmentPredicate.AttachmentHasExecutableContent(),
        new AttachmentPredicate.AttachmentIsPasswordProtected(),
        new AttachmentPredicate.AttachmentIsUnsupported(),
        new AttachmentPredicate.AttachmentProcessingLimitExceeded(),
        new AttachmentPredicate.AttachmentPropertyContainsWords(properties),
        new ContentPredicate.MessageContainsDataClassifications(
            List.of(
                new DataClassification(
                    "Credit Card Number",
                    2,
                    OptionalInt.of(9),
                    OptionalInt.empty(),
                    OptionalInt.of(100))),
            Combination.ANY),
        new ContentPredicate.ContentCharacterSetContainsWords(List.of("euc-jp")),
        new ContentPredicate.MessageSizeOver(new ByteSize(1500)),
        new RelationPredicate.SenderManagementRelationship(ManagementRelationship.MANAGER),
        new RelationPredicate.BetweenMemberOf(Set.of(SALES), groups),
        new RelationPredicate.ManagerForEvaluatedUser(EvaluatedUser.SENDER, Set.of(MIA.address())),
        new RelationPredicate.ADComparison(
            DirectoryAttribute.DEPARTMENT, ComparisonOperator.NOT_EQUAL),
        new MessagePredicate.MessageTypeMatches(MessageType.CALENDARING),
        new MessagePredicate.HasClassification("Company Internal"),
        new MessagePredicate.HasNoClassification(),
        new MessagePredicate.WithImportance(Importance.HIGH),
        new MessagePredicate.SCLOver(-1),
        new HeaderPredicate.HeaderContainsWords("X-Classification", List.of("confidential")),
        new HeaderPredicate.HeaderMatchesPatterns("X-Mailer", patterns));
  }

  /// One of each kind, of those that end a mail's way only the first.
  public static List<RuleAction> actions() {
    Set<EmailAddress> people = Set.of(MIA.address());
    return List.of(
        new ProtectionAction.ApplyRightsProtectionTemplate("Do Not Forward"),
        new ProtectionAction.ApplyRightsProtectionCustomizationTemplate("Branch"),
        new ProtectionAction.RemoveOMEv2(),
        new ProtectionAction.RemoveOME(),
        new ProtectionAction.ForcePortal(),
        new ProtectionAction.OpenSmime(),
        new RoutingAction.RouteMessageOutboundRequireTls(),
        new RoutingAction.RedirectMessageTo(people),
        new RoutingAction.AddToRecipients(people),
        new RoutingAction.CopyTo(people),
        new RoutingAction.BlindCopyTo(people),
        new RoutingAction.AddManagerAsRecipientType(RoutingAction.ManagerRecipient.CC),
        new EndingAction.RejectMessage("Not so.", "5.7.900"),
        new EndingAction.StopRuleProcessing(),
        new EditAction.PrependSubject("[ext] "),
        new EditAction.SetHeader("X-Seen", "by us, ü"),
        new EditAction.RemoveHeader("X-Secret"),
        new EditAction.ApplyHtmlDisclaimer(
            "<p>%%DisplayName%%</p>", DisclaimerLocation.PREPEND, DisclaimerFallback.REJECT),
        new NoticeAction.GenerateIncidentReport(
            MIA.address(), Set.of(ReportedContent.SENDER, ReportedContent.BCC)),
        new NoticeAction.GenerateNotification("<p>%%From%%</p>"));
  }

  /// The rest of the kinds of action, which cannot stand beside a rejection.
  public static List<RuleAction> otherEndings() {
    return List.of(new EndingAction.DeleteMessage(), new EndingAction.Quarantine());
  }

  /// Every rule of a set that has each kind of everything.
  public static RuleSet ruleSet() {
    MailFlowRule everything =
        rule("everything \"ü\"", predicates(), predicates(), actions().toArray(RuleAction[]::new));
    RuleProperties unusual =
        new RuleProperties(
            RuleMode.AUDIT_AND_NOTIFY,
            RuleErrorAction.IGNORE,
            Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
            Optional.of(Instant.parse("2027-11-22T00:00:00.5Z")),
            SenderAddressLocation.HEADER_OR_ENVELOPE,
            RecipientAddressType.ORIGINAL,
            Optional.of(AuditSeverity.HIGH),
            "two\nlines");
    MailFlowRule kept =
        new MailFlowRule(
            new RuleId(id("kept")),
            new RuleName("kept"),
            false,
            unusual,
            List.of(),
            List.of(),
            List.of(),
            Arrays.stream(KeptParameter.Kind.values())
                .map(kind -> new KeptParameter(kind.name(), "'a','b'", kind))
                .toList());
    return new RuleSet(
        Stream.concat(
                Stream.of(everything, kept),
                otherEndings().stream()
                    .map(ending -> rule(ending.toString(), List.of(), List.of(), ending)))
            .toList());
  }

  public static Mail mail(String subject) {
    return mail(Optional.of(subject), Scope.INSIDE, List.of(), List.of());
  }

  public static Mail mail(
      Optional<String> subject,
      Scope authorScope,
      List<HeaderField> otherFields,
      List<MailPart> parts) {
    return mail(
        new MailContent(
            Stream.concat(
                    subject.stream().map(text -> new HeaderField("Subject", text)),
                    otherFields.stream())
                .toList(),
            Mailbox.of(ANNA),
            List.of(),
            List.of(),
            subject.orElse(""),
            Optional.empty(),
            Optional.empty(),
            Optional.of("the body, number 1234-5678"),
            Optional.empty(),
            List.of("the body, number 1234-5678", "an attached text"),
            List.of(),
            parts),
        authorScope,
        List.of(BOB));
  }

  public static Mail mail(MailContent content, Scope authorScope, List<Recipient> recipients) {
    return new Mail(
        content,
        new Sender(ANNA, authorScope),
        Optional.of(ANNA),
        recipients,
        Optional.empty(),
        1000,
        _ -> Inspection.NOTHING);
  }

  /// The same mail to others.
  public static Mail to(Mail mail, List<Recipient> recipients) {
    return new Mail(
        mail.content(),
        mail.sender(),
        mail.reversePath(),
        recipients,
        mail.client(),
        mail.sizeBytes(),
        mail.inspector());
  }

  /// The same mail with this found in its attachments.
  public static Mail with(Mail mail, InspectedAttachment... attachments) {
    return new Mail(
        mail.content(),
        mail.sender(),
        mail.reversePath(),
        mail.recipients(),
        mail.client(),
        mail.sizeBytes(),
        _ -> new Inspection(List.of(), List.of(attachments)));
  }

  public static MailPart part(String mediaType, String name, byte[] content) {
    return new MailPart(
        0,
        mediaType,
        Optional.of(name).filter(text -> !text.isEmpty()),
        Optional.empty(),
        false,
        content.length,
        () -> new ByteArrayInputStream(content));
  }

  public static MailFlowRule rule(String name, RulePredicate condition, RuleAction... actions) {
    return rule(name, List.of(condition), List.of(), actions);
  }

  public static MailFlowRule rule(
      String name,
      List<? extends RulePredicate> conditions,
      List<? extends RulePredicate> exceptions,
      RuleAction... actions) {
    return new MailFlowRule(
        new RuleId(id(name)),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        List.copyOf(conditions),
        List.copyOf(exceptions),
        List.of(actions),
        List.of());
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
