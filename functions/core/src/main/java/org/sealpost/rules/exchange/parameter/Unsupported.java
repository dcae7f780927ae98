package org.sealpost.rules.exchange.parameter;

import java.util.List;
import org.sealpost.rules.KeptParameter.Kind;

/// A parameter that we know and do not carry out.
///
/// @param name conditions without `ExceptIf`
/// @param why a sentence
record Unsupported(String name, Kind kind, String group, String type, String why) {
  private static final String LEGACY = "On-premises or legacy.";
  private static final String APPROVAL = "There is no approval by people yet.";

  static final List<Unsupported> ALL =
      List.of(
          condition("HasSenderOverride", "Sender", "bool", "Policy tips are Outlook's."),
          condition("SenderInRecipientList", "Sender", "text", LEGACY),
          condition("RecipientInSenderList", "Recipient", "text", LEGACY),
          action(
              "RemoveRMSAttachmentEncryption",
              "Protection",
              "bool",
              "Microsoft's keys are needed."),
          action(
              "RouteMessageOutboundConnector", "Routing", "text", "There are no connectors here."),
          action("ModerateMessageByUser", "Routing", "addresses", APPROVAL),
          action("ModerateMessageByManager", "Routing", "bool", APPROVAL),
          action("SetSCL", "Editing", "number", "Spam is for the filter before or behind us."),
          action("ApplyClassification", "Editing", "text", "Classifications are Outlook's."),
          action(
              "NotifySender",
              "Notices",
              "text",
              "Policy tips are Outlook's; alias SenderNotificationType."),
          action("Disconnect", "Ending", "bool", LEGACY),
          action("LogEventText", "Notices", "text", LEGACY),
          action("SmtpRejectMessageRejectText", "Ending", "text", LEGACY),
          action("SmtpRejectMessageRejectStatusCode", "Ending", "text", LEGACY),
          remark(
              "IncidentReportOriginalMail",
              LEGACY + " AttachOriginalMail in IncidentReportContent does it."),
          remark("DlpPolicy", "There are no DLP policies: the rule stands for itself."),
          remark("DomainController", LEGACY),
          remark("RuleSubType", "There is one sort of rules."));

  private static Unsupported condition(String name, String group, String type, String why) {
    return new Unsupported(name, Kind.CONDITION, group, type, why);
  }

  private static Unsupported action(String name, String group, String type, String why) {
    return new Unsupported(name, Kind.ACTION, group, type, why);
  }

  private static Unsupported remark(String name, String why) {
    return new Unsupported(name, Kind.REMARK, "Properties", "text", why);
  }
}
