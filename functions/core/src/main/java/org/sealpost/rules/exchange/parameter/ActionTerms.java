package org.sealpost.rules.exchange.parameter;

import static org.sealpost.rules.exchange.parameter.Slot.needed;
import static org.sealpost.rules.exchange.parameter.Slot.or;
import static org.sealpost.rules.exchange.parameter.ValueKinds.address;
import static org.sealpost.rules.exchange.parameter.ValueKinds.addresses;
import static org.sealpost.rules.exchange.parameter.ValueKinds.headerName;
import static org.sealpost.rules.exchange.parameter.ValueKinds.oneOf;
import static org.sealpost.rules.exchange.parameter.ValueKinds.reportedContent;
import static org.sealpost.rules.exchange.parameter.ValueKinds.text;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.rules.action.EditAction.ApplyHtmlDisclaimer;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EditAction.RemoveHeader;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.EndingAction.DeleteMessage;
import org.sealpost.rules.action.EndingAction.Quarantine;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.EndingAction.StopRuleProcessing;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.NoticeAction.GenerateNotification;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.ProtectionAction.RemoveOME;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.AddManagerAsRecipientType;
import org.sealpost.rules.action.RoutingAction.AddToRecipients;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.CopyTo;
import org.sealpost.rules.action.RoutingAction.ManagerRecipient;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.exchange.shell.ShellValue.Text;

/// The actions that we carry out (ome.md 2.5).
final class ActionTerms {
  private static final String PROTECTION = "Protection";
  private static final String ROUTING = "Routing";
  private static final String ENDING = "Ending";
  private static final String EDITING = "Editing";
  private static final String NOTICES = "Notices";

  static final List<Term<? extends RuleAction>> ALL =
      List.of(
          action(
                  PROTECTION,
                  "ApplyRightsProtectionTemplate",
                  protectionTemplate(),
                  ApplyRightsProtectionTemplate.class,
                  ApplyRightsProtectionTemplate::new,
                  ApplyRightsProtectionTemplate::template)
              .noted("Encrypt, Do Not Forward, or one of your own. Of several, the strictest."),
          action(
              PROTECTION,
              "ApplyRightsProtectionCustomizationTemplate",
              brandingTemplate(),
              ApplyRightsProtectionCustomizationTemplate.class,
              ApplyRightsProtectionCustomizationTemplate::new,
              ApplyRightsProtectionCustomizationTemplate::branding),
          Term.flag(PROTECTION, "RemoveOME", RemoveOME.class, RemoveOME::new)
              .noted("The same as RemoveOMEv2."),
          Term.flag(PROTECTION, "RemoveOMEv2", RemoveOMEv2.class, RemoveOMEv2::new)
              .noted("On the way in also what the thread brings. Do Not Forward stays."),
          Term.flag(PROTECTION, "ForcePortal", ForcePortal.class, ForcePortal::new)
              .noted("Ours, not one of Exchange's. Never by S/MIME, which cannot be withdrawn."),
          Term.flag(PROTECTION, "OpenSmime", OpenSmime.class, OpenSmime::new)
              .noted("Ours, not one of Exchange's. On the way in only."),
          Term.flag(
              ROUTING,
              "RouteMessageOutboundRequireTls",
              RouteMessageOutboundRequireTls.class,
              RouteMessageOutboundRequireTls::new),
          action(
              ROUTING,
              "RedirectMessageTo",
              addresses(),
              RedirectMessageTo.class,
              RedirectMessageTo::new,
              RedirectMessageTo::addresses),
          action(
              ROUTING,
              "AddToRecipients",
              addresses(),
              AddToRecipients.class,
              AddToRecipients::new,
              AddToRecipients::addresses),
          action(ROUTING, "CopyTo", addresses(), CopyTo.class, CopyTo::new, CopyTo::addresses),
          action(
              ROUTING,
              "BlindCopyTo",
              addresses(),
              BlindCopyTo.class,
              BlindCopyTo::new,
              BlindCopyTo::addresses),
          action(
                  ROUTING,
                  "AddManagerAsRecipientType",
                  oneOf(ManagerRecipient.class),
                  AddManagerAsRecipientType.class,
                  AddManagerAsRecipientType::new,
                  AddManagerAsRecipientType::type)
              .noted("Nothing happens where the manager is not known."),
          Term.of(
                  ENDING,
                  RejectMessage.class,
                  or("RejectMessageReasonText", text(), RejectMessage.DEFAULT_REASON),
                  or("RejectMessageEnhancedStatusCode", text(), RejectMessage.DEFAULT_STATUS),
                  RejectMessage::new,
                  RejectMessage::reason,
                  RejectMessage::status)
              .noted("Either or both; 5.7.1 or 5.7.900 to 5.7.999."),
          Term.flag(ENDING, "DeleteMessage", DeleteMessage.class, DeleteMessage::new),
          Term.flag(ENDING, "Quarantine", Quarantine.class, Quarantine::new),
          Term.flag(
              ENDING, "StopRuleProcessing", StopRuleProcessing.class, StopRuleProcessing::new),
          action(
              EDITING,
              "PrependSubject",
              text(),
              PrependSubject.class,
              PrependSubject::new,
              PrependSubject::text),
          Term.of(
                  EDITING,
                  SetHeader.class,
                  needed("SetHeaderName", headerName()),
                  needed("SetHeaderValue", text()),
                  SetHeader::new,
                  SetHeader::name,
                  SetHeader::value)
              .noted("Both together. Fields that hold a message together cannot be changed."),
          action(
              EDITING,
              "RemoveHeader",
              headerName(),
              RemoveHeader.class,
              RemoveHeader::new,
              RemoveHeader::name),
          Term.of(
                  EDITING,
                  ApplyHtmlDisclaimer.class,
                  needed("ApplyHtmlDisclaimerText", text()),
                  or(
                      "ApplyHtmlDisclaimerLocation",
                      oneOf(DisclaimerLocation.class),
                      DisclaimerLocation.APPEND),
                  or(
                      "ApplyHtmlDisclaimerFallbackAction",
                      oneOf(DisclaimerFallback.class),
                      DisclaimerFallback.WRAP),
                  ApplyHtmlDisclaimer::new,
                  ApplyHtmlDisclaimer::text,
                  ApplyHtmlDisclaimer::location,
                  ApplyHtmlDisclaimer::fallback)
              .noted("Append and Wrap unless given."),
          Term.of(
                  NOTICES,
                  GenerateIncidentReport.class,
                  needed("GenerateIncidentReport", address()),
                  or("IncidentReportContent", reportedContent(), Set.of()),
                  GenerateIncidentReport::new,
                  GenerateIncidentReport::recipient,
                  GenerateIncidentReport::content)
              .noted("Sent in mode Audit as well."),
          action(
              NOTICES,
              "GenerateNotification",
              text(),
              GenerateNotification.class,
              GenerateNotification::new,
              GenerateNotification::text));

  /// Those that Exchange does not have.
  static final Set<Class<? extends RuleAction>> OURS = Set.of(ForcePortal.class, OpenSmime.class);

  private ActionTerms() {}

  private static <A, R extends RuleAction> Term<R> action(
      String group,
      String name,
      ValueKind<A> kind,
      Class<R> type,
      Function<A, R> make,
      Function<R, A> value) {
    return Term.of(group, type, needed(name, kind), make, value);
  }

  private static ValueKind<String> protectionTemplate() {
    return new ValueKind<>(
        "template name",
        (value, reading) -> reading.protectionTemplate(Plain.text(value)),
        Text::new);
  }

  private static ValueKind<String> brandingTemplate() {
    return new ValueKind<>(
        "template name",
        (value, reading) -> reading.brandingTemplate(Plain.text(value)),
        Text::new);
  }
}
