package org.sealpost.rules.exchange.parameter;

import static org.sealpost.rules.exchange.parameter.Slot.needed;
import static org.sealpost.rules.exchange.parameter.Slot.or;
import static org.sealpost.rules.exchange.parameter.ValueKinds.addresses;
import static org.sealpost.rules.exchange.parameter.ValueKinds.attribute;
import static org.sealpost.rules.exchange.parameter.ValueKinds.attributePatterns;
import static org.sealpost.rules.exchange.parameter.ValueKinds.attributeWords;
import static org.sealpost.rules.exchange.parameter.ValueKinds.classifications;
import static org.sealpost.rules.exchange.parameter.ValueKinds.domains;
import static org.sealpost.rules.exchange.parameter.ValueKinds.extensions;
import static org.sealpost.rules.exchange.parameter.ValueKinds.headerName;
import static org.sealpost.rules.exchange.parameter.ValueKinds.number;
import static org.sealpost.rules.exchange.parameter.ValueKinds.oneOf;
import static org.sealpost.rules.exchange.parameter.ValueKinds.patterns;
import static org.sealpost.rules.exchange.parameter.ValueKinds.properties;
import static org.sealpost.rules.exchange.parameter.ValueKinds.ranges;
import static org.sealpost.rules.exchange.parameter.ValueKinds.size;
import static org.sealpost.rules.exchange.parameter.ValueKinds.text;
import static org.sealpost.rules.exchange.parameter.ValueKinds.words;

import java.util.List;
import java.util.function.Function;
import org.sealpost.organization.Scope;
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
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.ContentCharacterSetContainsWords;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.ContentPredicate.MessageSizeOver;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderMatchesPatterns;
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

/// The conditions that we carry out, each of which is an exception as well (ome.md 2.3).
final class ConditionTerms {
  private static final String SENDER = "Sender";
  private static final String RECIPIENT = "Recipient";
  private static final String ANY_RECIPIENT = "Any recipient";
  private static final String TEXT = "Subject and body";
  private static final String ATTACHMENT = "Attachment";
  private static final String CONTENT = "Content";
  private static final String RELATION = "Sender and recipient";
  private static final String MESSAGE = "Message";
  private static final String HEADER = "Header";

  static final List<Term<? extends RulePredicate>> ALL =
      List.of(
          condition(SENDER, "From", addresses(), From.class, From::new, From::addresses),
          condition(
                  SENDER,
                  "FromMemberOf",
                  addresses(),
                  FromMemberOf.class,
                  FromMemberOf::new,
                  FromMemberOf::groups)
              .noted("Nested groups count."),
          condition(SENDER, "FromScope", scope(), FromScope.class, FromScope::new, FromScope::scope)
              .noted("Inside: an accepted domain and an authenticated connection."),
          condition(
              SENDER,
              "FromAddressContainsWords",
              words(),
              FromAddressContainsWords.class,
              FromAddressContainsWords::new,
              FromAddressContainsWords::words),
          condition(
                  SENDER,
                  "FromAddressMatchesPatterns",
                  patterns(),
                  FromAddressMatchesPatterns.class,
                  FromAddressMatchesPatterns::new,
                  FromAddressMatchesPatterns::patterns)
              .noted("Never matches an empty sender."),
          condition(
                  SENDER,
                  "SenderDomainIs",
                  domains(),
                  SenderDomainIs.class,
                  SenderDomainIs::new,
                  SenderDomainIs::domains)
              .noted("Sub-domains count."),
          condition(
                  SENDER,
                  "SenderIpRanges",
                  ranges(),
                  SenderIpRanges.class,
                  SenderIpRanges::new,
                  SenderIpRanges::ranges)
              .noted("The last host before the gateway."),
          condition(
              SENDER,
              "SenderADAttributeContainsWords",
              attributeWords(),
              SenderADAttributeContainsWords.class,
              SenderADAttributeContainsWords::new,
              SenderADAttributeContainsWords::attributes),
          condition(
              SENDER,
              "SenderADAttributeMatchesPatterns",
              attributePatterns(),
              SenderADAttributeMatchesPatterns.class,
              SenderADAttributeMatchesPatterns::new,
              SenderADAttributeMatchesPatterns::attributes),
          condition(RECIPIENT, "SentTo", addresses(), SentTo.class, SentTo::new, SentTo::addresses)
              .noted("No groups."),
          condition(
                  RECIPIENT,
                  "SentToMemberOf",
                  addresses(),
                  SentToMemberOf.class,
                  SentToMemberOf::new,
                  SentToMemberOf::groups)
              .noted("Nested groups count."),
          condition(
                  RECIPIENT,
                  "SentToScope",
                  oneOf(
                      Scope.class, ConditionTerms::label, "ExternalPartner", "ExternalNonPartner"),
                  SentToScope.class,
                  SentToScope::new,
                  SentToScope::scope)
              .noted("ExternalPartner and ExternalNonPartner are kept and reported."),
          condition(
              RECIPIENT,
              "RecipientAddressContainsWords",
              words(),
              RecipientAddressContainsWords.class,
              RecipientAddressContainsWords::new,
              RecipientAddressContainsWords::words),
          condition(
              RECIPIENT,
              "RecipientAddressMatchesPatterns",
              patterns(),
              RecipientAddressMatchesPatterns.class,
              RecipientAddressMatchesPatterns::new,
              RecipientAddressMatchesPatterns::patterns),
          condition(
                  RECIPIENT,
                  "RecipientDomainIs",
                  domains(),
                  RecipientDomainIs.class,
                  RecipientDomainIs::new,
                  RecipientDomainIs::domains)
              .noted("Sub-domains count."),
          condition(
              RECIPIENT,
              "RecipientADAttributeContainsWords",
              attributeWords(),
              RecipientADAttributeContainsWords.class,
              RecipientADAttributeContainsWords::new,
              RecipientADAttributeContainsWords::attributes),
          condition(
              RECIPIENT,
              "RecipientADAttributeMatchesPatterns",
              attributePatterns(),
              RecipientADAttributeMatchesPatterns.class,
              RecipientADAttributeMatchesPatterns::new,
              RecipientADAttributeMatchesPatterns::attributes),
          condition(
              ANY_RECIPIENT,
              "AnyOfRecipientAddressContainsWords",
              words(),
              AnyOfRecipientAddressContainsWords.class,
              AnyOfRecipientAddressContainsWords::new,
              AnyOfRecipientAddressContainsWords::words),
          condition(
              ANY_RECIPIENT,
              "AnyOfRecipientAddressMatchesPatterns",
              patterns(),
              AnyOfRecipientAddressMatchesPatterns.class,
              AnyOfRecipientAddressMatchesPatterns::new,
              AnyOfRecipientAddressMatchesPatterns::patterns),
          condition(
              ANY_RECIPIENT,
              "AnyOfToHeader",
              addresses(),
              AnyOfToHeader.class,
              AnyOfToHeader::new,
              AnyOfToHeader::addresses),
          condition(
              ANY_RECIPIENT,
              "AnyOfCcHeader",
              addresses(),
              AnyOfCcHeader.class,
              AnyOfCcHeader::new,
              AnyOfCcHeader::addresses),
          condition(
              ANY_RECIPIENT,
              "AnyOfToCcHeader",
              addresses(),
              AnyOfToCcHeader.class,
              AnyOfToCcHeader::new,
              AnyOfToCcHeader::addresses),
          condition(
              ANY_RECIPIENT,
              "AnyOfToHeaderMemberOf",
              addresses(),
              AnyOfToHeaderMemberOf.class,
              AnyOfToHeaderMemberOf::new,
              AnyOfToHeaderMemberOf::groups),
          condition(
              ANY_RECIPIENT,
              "AnyOfCcHeaderMemberOf",
              addresses(),
              AnyOfCcHeaderMemberOf.class,
              AnyOfCcHeaderMemberOf::new,
              AnyOfCcHeaderMemberOf::groups),
          condition(
              ANY_RECIPIENT,
              "AnyOfToCcHeaderMemberOf",
              addresses(),
              AnyOfToCcHeaderMemberOf.class,
              AnyOfToCcHeaderMemberOf::new,
              AnyOfToCcHeaderMemberOf::groups),
          condition(
              TEXT,
              "SubjectContainsWords",
              words(),
              SubjectContainsWords.class,
              SubjectContainsWords::new,
              SubjectContainsWords::words),
          condition(
              TEXT,
              "SubjectOrBodyContainsWords",
              words(),
              SubjectOrBodyContainsWords.class,
              SubjectOrBodyContainsWords::new,
              SubjectOrBodyContainsWords::words),
          condition(
              TEXT,
              "SubjectMatchesPatterns",
              patterns(),
              SubjectMatchesPatterns.class,
              SubjectMatchesPatterns::new,
              SubjectMatchesPatterns::patterns),
          condition(
              TEXT,
              "SubjectOrBodyMatchesPatterns",
              patterns(),
              SubjectOrBodyMatchesPatterns.class,
              SubjectOrBodyMatchesPatterns::new,
              SubjectOrBodyMatchesPatterns::patterns),
          condition(
                  ATTACHMENT,
                  "AttachmentContainsWords",
                  words(),
                  AttachmentContainsWords.class,
                  AttachmentContainsWords::new,
                  AttachmentContainsWords::words)
              .noted("The first 1,000,000 characters of extracted text."),
          condition(
                  ATTACHMENT,
                  "AttachmentMatchesPatterns",
                  patterns(),
                  AttachmentMatchesPatterns.class,
                  AttachmentMatchesPatterns::new,
                  AttachmentMatchesPatterns::patterns)
              .noted("The first 150,000 characters of extracted text."),
          condition(
              ATTACHMENT,
              "AttachmentNameMatchesPatterns",
              patterns(),
              AttachmentNameMatchesPatterns.class,
              AttachmentNameMatchesPatterns::new,
              AttachmentNameMatchesPatterns::patterns),
          condition(
                  ATTACHMENT,
                  "AttachmentExtensionMatchesWords",
                  extensions(),
                  AttachmentExtensionMatchesWords.class,
                  AttachmentExtensionMatchesWords::new,
                  AttachmentExtensionMatchesWords::extensions)
              .noted("Archives are looked into."),
          condition(
                  ATTACHMENT,
                  "AttachmentSizeOver",
                  size(),
                  AttachmentSizeOver.class,
                  AttachmentSizeOver::new,
                  AttachmentSizeOver::size)
              .noted("This size or more, of one attachment."),
          Term.flag(
              ATTACHMENT,
              "AttachmentHasExecutableContent",
              AttachmentHasExecutableContent.class,
              AttachmentHasExecutableContent::new),
          Term.flag(
              ATTACHMENT,
              "AttachmentIsPasswordProtected",
              AttachmentIsPasswordProtected.class,
              AttachmentIsPasswordProtected::new),
          Term.flag(
              ATTACHMENT,
              "AttachmentIsUnsupported",
              AttachmentIsUnsupported.class,
              AttachmentIsUnsupported::new),
          Term.flag(
              ATTACHMENT,
              "AttachmentProcessingLimitExceeded",
              AttachmentProcessingLimitExceeded.class,
              AttachmentProcessingLimitExceeded::new),
          condition(
              ATTACHMENT,
              "AttachmentPropertyContainsWords",
              properties(),
              AttachmentPropertyContainsWords.class,
              AttachmentPropertyContainsWords::new,
              AttachmentPropertyContainsWords::properties),
          Term.flag(ATTACHMENT, "HasAttachment", HasAttachment.class, HasAttachment::new)
              .noted("Ours: Exchange has no such parameter."),
          Term.of(
                  CONTENT,
                  MessageContainsDataClassifications.class,
                  needed("MessageContainsDataClassifications", classifications()),
                  or(
                      "MessageContainsDataClassificationsCombination",
                      oneOf(Combination.class),
                      Combination.ANY),
                  MessageContainsDataClassifications::new,
                  MessageContainsDataClassifications::classifications,
                  MessageContainsDataClassifications::combination)
              .noted(
                  "Detectors are not part of this release: the rule error action decides. The combination is ours."),
          condition(
              CONTENT,
              "ContentCharacterSetContainsWords",
              words(),
              ContentCharacterSetContainsWords.class,
              ContentCharacterSetContainsWords::new,
              ContentCharacterSetContainsWords::words),
          condition(
                  CONTENT,
                  "MessageSizeOver",
                  size(),
                  MessageSizeOver.class,
                  MessageSizeOver::new,
                  MessageSizeOver::size)
              .noted("This size or more."),
          condition(
              RELATION,
              "SenderManagementRelationship",
              oneOf(ManagementRelationship.class),
              SenderManagementRelationship.class,
              SenderManagementRelationship::new,
              SenderManagementRelationship::relationship),
          Term.of(
                  RELATION,
                  BetweenMemberOf.class,
                  needed("BetweenMemberOf1", addresses()),
                  needed("BetweenMemberOf2", addresses()),
                  BetweenMemberOf::new,
                  BetweenMemberOf::groups1,
                  BetweenMemberOf::groups2)
              .noted("Both together."),
          Term.of(
                  RELATION,
                  ManagerForEvaluatedUser.class,
                  needed("ManagerForEvaluatedUser", oneOf(EvaluatedUser.class)),
                  needed("ManagerAddresses", addresses()),
                  ManagerForEvaluatedUser::new,
                  ManagerForEvaluatedUser::user,
                  ManagerForEvaluatedUser::managers)
              .noted("Both together."),
          Term.of(
                  RELATION,
                  ADComparison.class,
                  needed("ADComparisonAttribute", attribute()),
                  or(
                      "ADComparisonOperator",
                      oneOf(ComparisonOperator.class),
                      ComparisonOperator.EQUAL),
                  ADComparison::new,
                  ADComparison::attribute,
                  ADComparison::operator)
              .noted("Both together; the operator is Equal unless given."),
          condition(
                  MESSAGE,
                  "MessageTypeMatches",
                  oneOf(MessageType.class, MessageType::label),
                  MessageTypeMatches.class,
                  MessageTypeMatches::new,
                  MessageTypeMatches::type)
              .noted("Encrypted is S/MIME only."),
          condition(
              MESSAGE,
              "HasClassification",
              text(),
              HasClassification.class,
              HasClassification::new,
              HasClassification::classification),
          Term.flag(
              MESSAGE, "HasNoClassification", HasNoClassification.class, HasNoClassification::new),
          condition(
              MESSAGE,
              "WithImportance",
              oneOf(Importance.class),
              WithImportance.class,
              WithImportance::new,
              WithImportance::importance),
          condition(MESSAGE, "SCLOver", number(), SCLOver.class, SCLOver::new, SCLOver::level)
              .noted("This level or more."),
          Term.of(
                  HEADER,
                  HeaderContainsWords.class,
                  needed("HeaderContainsMessageHeader", headerName()),
                  needed("HeaderContainsWords", words()),
                  HeaderContainsWords::new,
                  HeaderContainsWords::header,
                  HeaderContainsWords::words)
              .noted("Both together."),
          Term.of(
                  HEADER,
                  HeaderMatchesPatterns.class,
                  needed("HeaderMatchesMessageHeader", headerName()),
                  needed("HeaderMatchesPatterns", patterns()),
                  HeaderMatchesPatterns::new,
                  HeaderMatchesPatterns::header,
                  HeaderMatchesPatterns::patterns)
              .noted("Both together."));

  private ConditionTerms() {}

  private static <A, R extends RulePredicate> Term<R> condition(
      String group,
      String name,
      ValueKind<A> kind,
      Class<R> type,
      Function<A, R> make,
      Function<R, A> value) {
    return Term.of(group, type, needed(name, kind), make, value);
  }

  private static ValueKind<Scope> scope() {
    return oneOf(Scope.class, ConditionTerms::label);
  }

  private static String label(Scope scope) {
    return switch (scope) {
      case INSIDE -> "InOrganization";
      case OUTSIDE -> "NotInOrganization";
    };
  }
}
