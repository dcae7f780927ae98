package org.sealpost.rules.exchange.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.rules.exchange.parameter.ExchangeParameter.Kind;
import org.sealpost.rules.exchange.parameter.ExchangeParameter.Status;

class ExchangeParametersTest {
  private static final Path DOCUMENTATION = Path.of("../../docs/rules.md");
  private static final String BEGIN = "<!-- parameters -->\n";
  private static final String END = "<!-- /parameters -->";

  /// Those of ome.md 2.2.
  private static final List<String> PROPERTIES =
      List.of(
          "Name",
          "Comments",
          "Priority",
          "Enabled",
          "Mode",
          "ActivationDate",
          "ExpiryDate",
          "RuleErrorAction",
          "SenderAddressLocation",
          "RecipientAddressType",
          "SetAuditSeverity",
          "StopRuleProcessing",
          "RuleSubType",
          "UseLegacyRegex",
          "DlpPolicy",
          "DomainController",
          "Disconnect",
          "LogEventText",
          "SmtpRejectMessageRejectText",
          "SmtpRejectMessageRejectStatusCode",
          "IncidentReportOriginalMail");

  /// Those of ome.md 2.3.
  private static final List<String> CONDITIONS =
      List.of(
          "From",
          "FromMemberOf",
          "FromScope",
          "FromAddressContainsWords",
          "FromAddressMatchesPatterns",
          "SenderDomainIs",
          "SenderIpRanges",
          "SenderADAttributeContainsWords",
          "SenderADAttributeMatchesPatterns",
          "HasSenderOverride",
          "SenderInRecipientList",
          "SentTo",
          "SentToMemberOf",
          "SentToScope",
          "RecipientAddressContainsWords",
          "RecipientAddressMatchesPatterns",
          "RecipientDomainIs",
          "RecipientADAttributeContainsWords",
          "RecipientADAttributeMatchesPatterns",
          "RecipientInSenderList",
          "AnyOfRecipientAddressContainsWords",
          "AnyOfRecipientAddressMatchesPatterns",
          "AnyOfToHeader",
          "AnyOfCcHeader",
          "AnyOfToCcHeader",
          "AnyOfToHeaderMemberOf",
          "AnyOfCcHeaderMemberOf",
          "AnyOfToCcHeaderMemberOf",
          "SubjectContainsWords",
          "SubjectOrBodyContainsWords",
          "SubjectMatchesPatterns",
          "SubjectOrBodyMatchesPatterns",
          "AttachmentContainsWords",
          "AttachmentMatchesPatterns",
          "AttachmentNameMatchesPatterns",
          "AttachmentExtensionMatchesWords",
          "AttachmentSizeOver",
          "AttachmentHasExecutableContent",
          "AttachmentIsPasswordProtected",
          "AttachmentIsUnsupported",
          "AttachmentProcessingLimitExceeded",
          "AttachmentPropertyContainsWords",
          "MessageContainsDataClassifications",
          "ContentCharacterSetContainsWords",
          "MessageSizeOver",
          "SenderManagementRelationship",
          "BetweenMemberOf1",
          "BetweenMemberOf2",
          "ManagerForEvaluatedUser",
          "ManagerAddresses",
          "ADComparisonAttribute",
          "ADComparisonOperator",
          "MessageTypeMatches",
          "HasClassification",
          "HasNoClassification",
          "WithImportance",
          "SCLOver",
          "HeaderContainsMessageHeader",
          "HeaderContainsWords",
          "HeaderMatchesMessageHeader",
          "HeaderMatchesPatterns");

  /// Those of ome.md 2.5.
  private static final List<String> ACTIONS =
      List.of(
          "ApplyRightsProtectionTemplate",
          "ApplyRightsProtectionCustomizationTemplate",
          "ApplyOME",
          "RemoveOME",
          "RemoveOMEv2",
          "RemoveRMSAttachmentEncryption",
          "RouteMessageOutboundRequireTls",
          "RouteMessageOutboundConnector",
          "RedirectMessageTo",
          "AddToRecipients",
          "CopyTo",
          "BlindCopyTo",
          "AddManagerAsRecipientType",
          "ModerateMessageByUser",
          "ModerateMessageByManager",
          "RejectMessageReasonText",
          "RejectMessageEnhancedStatusCode",
          "DeleteMessage",
          "Quarantine",
          "PrependSubject",
          "SetHeaderName",
          "SetHeaderValue",
          "RemoveHeader",
          "SetSCL",
          "ApplyClassification",
          "ApplyHtmlDisclaimerText",
          "ApplyHtmlDisclaimerLocation",
          "ApplyHtmlDisclaimerFallbackAction",
          "GenerateIncidentReport",
          "IncidentReportContent",
          "GenerateNotification",
          "NotifySender",
          "SetAuditSeverity",
          "StopRuleProcessing");

  /// Those that Exchange does not have.
  private static final List<String> OURS =
      List.of(
          "ForcePortal",
          "OpenSmime",
          "HasAttachment",
          "MessageContainsDataClassificationsCombination",
          "ExceptIfHasAttachment",
          "ExceptIfMessageContainsDataClassificationsCombination");

  @Test
  void listShouldNameEveryParameterOfExchangeAndTheFewOfOurs() {
    List<String> exceptions = CONDITIONS.stream().map(name -> "ExceptIf" + name).toList();

    List<String> listed = ExchangeParameters.list().stream().map(ExchangeParameter::name).toList();

    assertThat(exceptions).hasSize(61);
    assertThat(listed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PROPERTIES, CONDITIONS, exceptions, ACTIONS, OURS)
                .flatMap(List::stream)
                .distinct()
                .toList());
  }

  @Test
  void exceptionsShouldBeWhatTheirConditionsAre() {
    for (String name : CONDITIONS) {
      ExchangeParameter condition = ExchangeParameters.named(name).orElseThrow();
      ExchangeParameter exception = ExchangeParameters.named("ExceptIf" + name).orElseThrow();

      assertThat(condition.kind()).isEqualTo(Kind.CONDITION);
      assertThat(exception.kind()).isEqualTo(Kind.EXCEPTION);
      assertThat(exception.status()).isEqualTo(condition.status());
      assertThat(exception.type()).isEqualTo(condition.type());
    }
  }

  @Test
  void recognisedParametersShouldSayWhy() {
    assertThat(ExchangeParameters.list())
        .filteredOn(one -> one.status() == Status.RECOGNISED)
        .isNotEmpty()
        .allMatch(one -> !one.note().isBlank());
  }

  @Test
  void namedShouldFindInAnyCaseAndByAlias() {
    assertThat(ExchangeParameters.named("sentTOscope").orElseThrow().name())
        .isEqualTo("SentToScope");
    assertThat(ExchangeParameters.named("SenderNotificationType").orElseThrow().name())
        .isEqualTo("NotifySender");
    assertThat(ExchangeParameters.named("SentToScop")).isEmpty();
  }

  /// When it fails, put what it prints between the marks in docs/rules.md.
  @Test
  void documentationShouldListWhatTheCatalogueLists() throws IOException {
    String documentation = Files.readString(DOCUMENTATION);
    int begin = documentation.indexOf(BEGIN) + BEGIN.length();
    String written = documentation.substring(begin, documentation.indexOf(END, begin));

    assertThat(written)
        .as(
            "docs/rules.md is not up to date. Between %s and %s goes:%n%s",
            BEGIN.strip(), END, ExchangeParameters.table())
        .isEqualTo(ExchangeParameters.table());
  }
}
