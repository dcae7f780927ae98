package org.sealpost.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.HeaderTrigger;
import org.sealpost.protection.settings.LabelTrigger;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.protection.settings.SubjectToken;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;

/// Settings and what names their templates.
final class ProtectionSamples {
  private ProtectionSamples() {}

  static ProtectionTemplate template(String name, TemplateStatus status) {
    return template(name, status, Optional.empty(), ContentExpiry.NEVER);
  }

  static ProtectionTemplate template(
      String name, TemplateStatus status, Optional<ReaderList> readers, ContentExpiry expiry) {
    return new ProtectionTemplate(
        name,
        Map.of(),
        UsageRights.DO_NOT_FORWARD,
        readers,
        expiry,
        AttachmentAccess.VIEW_ONLY,
        status);
  }

  static ProtectionSettings settings(ProtectionTemplate... own) {
    return with(List.of(own), MethodChoice.PORTAL, SenderControls.DEFAULTS, SmimeSettings.NONE);
  }

  static ProtectionSettings method(ProtectionSettings of, MethodChoice method) {
    return with(of.ownTemplates(), method, of.senderControls(), of.smime());
  }

  static ProtectionSettings smime(ProtectionSettings of, String signingCertificate) {
    return with(
        of.ownTemplates(),
        of.method(),
        of.senderControls(),
        new SmimeSettings(
            Optional.of(signingCertificate), Optional.empty(), List.of(), List.of(), Set.of()));
  }

  static ProtectionSettings controls(ProtectionSettings of, SubjectToken token) {
    return controls(of, List.of(token), List.of(), List.of());
  }

  static ProtectionSettings controls(ProtectionSettings of, HeaderTrigger header) {
    return controls(of, List.of(), List.of(header), List.of());
  }

  static ProtectionSettings controls(ProtectionSettings of, LabelTrigger label) {
    return controls(of, List.of(), List.of(), List.of(label));
  }

  static MailFlowRule rule(String name, String template, boolean enabled) {
    return new MailFlowRule(
        new RuleId(
            UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()),
        new RuleName(name),
        enabled,
        RuleProperties.DEFAULT,
        List.of(new SubjectContainsWords(List.of("secret"))),
        List.of(),
        List.of(new ApplyRightsProtectionTemplate(template)),
        List.of());
  }

  private static ProtectionSettings controls(
      ProtectionSettings of,
      List<SubjectToken> tokens,
      List<HeaderTrigger> headers,
      List<LabelTrigger> labels) {
    return with(
        of.ownTemplates(),
        of.method(),
        new SenderControls(tokens, headers, labels, true, false, false),
        of.smime());
  }

  private static ProtectionSettings with(
      List<ProtectionTemplate> own,
      MethodChoice method,
      SenderControls controls,
      SmimeSettings smime) {
    ProtectionSettings defaults = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        own,
        defaults.decryptAttachmentForEncryptOnly(),
        defaults.limits(),
        defaults.carrier(),
        defaults.wrapperSubject(),
        method,
        controls,
        defaults.passing(),
        smime);
  }
}
