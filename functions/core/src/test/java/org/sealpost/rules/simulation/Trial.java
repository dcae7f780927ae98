package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

/// Rules and mails to try out.
final class Trial {
  private Trial() {}

  static MailFlowRule rule(String name, List<RulePredicate> conditions, List<RuleAction> actions) {
    return rule(name, RuleProperties.DEFAULT, conditions, List.of(), actions);
  }

  static MailFlowRule rule(
      String name,
      RuleProperties properties,
      List<RulePredicate> conditions,
      List<RulePredicate> exceptions,
      List<RuleAction> actions) {
    return new MailFlowRule(
        RuleId.of(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        new RuleName(name),
        true,
        properties,
        conditions,
        exceptions,
        actions,
        List.of());
  }

  static RuleProperties properties(RuleMode mode, RuleErrorAction errorAction) {
    return RuleProperties.DEFAULT.withMode(mode).withErrorAction(errorAction);
  }

  static CompiledRules compiled(MailFlowRule... rules) {
    return CompiledRules.of(
        new RuleSet(List.of(rules)), Directory.EMPTY, ProtectionTemplates.BUILT_IN);
  }

  /// To bob@partner.example and carol@contoso.example, as anna@contoso.example wrote it.
  static Mail mail(String subject, String body) {
    return read(
        """
        From: Anna Author <anna@contoso.example>
        To: bob@partner.example, carol@contoso.example
        Subject: %s
        Content-Type: text/plain; charset=utf-8

        %s
        """
            .formatted(subject, body));
  }

  static Mail read(String message) {
    try {
      return MailFile.AS_IT_SAYS.read(
          Mails.bytes(message), Samples.contoso(), new PlainInspector());
    } catch (MalformedMailException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  static Explanation explanation(CompiledRules rules, Mail mail) {
    return RuleSimulation.of(
        rules, mail, ProtectionSettings.DEFAULTS, Optional.empty(), Samples.contoso(), Samples.NOW);
  }
}
