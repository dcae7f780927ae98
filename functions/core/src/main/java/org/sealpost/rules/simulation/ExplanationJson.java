package org.sealpost.rules.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.Protection;
import org.sealpost.rules.Answer;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.Outcome.Fate;
import org.sealpost.rules.simulation.RuleRun.Acted;
import org.sealpost.rules.simulation.RuleRun.Answered;

/// Explanations and outcomes as JSON, for programs. Members are added with time, never renamed.
public final class ExplanationJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ExplanationJson() {}

  public static String write(Explanation explanation) {
    return written(json(explanation));
  }

  public static ObjectNode json(Explanation explanation) {
    ObjectNode json = MAPPER.createObjectNode();
    explanation.before().putInto(json.putObject("before"));
    switch (explanation.conclusion()) {
      case Conclusion.Decided decided -> {
        json.put("conclusion", "decided");
        ArrayNode recipients = json.putArray("recipients");
        decided.recipients().forEach(one -> recipients.add(json(one)));
        ArrayNode reports = json.putArray("incidentReports");
        decided.reports().forEach(report -> reports.add(json(report)));
      }
      case Conclusion.Waits(var rule, String why) -> {
        json.put("conclusion", "waits").put("why", why);
        rule.ifPresent(name -> json.put("rule", name.value()));
      }
    }
    ArrayNode rules = json.putArray("rules");
    explanation.rules().forEach(rule -> rules.add(json(rule)));
    return json;
  }

  static String written(ObjectNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a tree that cannot be written", bug);
    }
  }

  private static ObjectNode json(RecipientOutcome one) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("recipient", one.recipient().address().toString())
            .put("scope", one.recipient().scope().name())
            .put("added", one.added());
    json.set("outcome", json(one.outcome()));
    ArrayNode rules = json.putArray("rules");
    one.rules().stream().map(RuleMatch::name).forEach(name -> rules.add(name.value()));
    return json;
  }

  static ObjectNode json(Outcome outcome) {
    ObjectNode json = fate(outcome.fate());
    json.put("requireTls", outcome.requireTls());
    ArrayNode edits = json.putArray("edits");
    outcome.edits().stream().map(OutcomeWording::edit).forEach(edits::add);
    return json.put("notified", !outcome.notices().isEmpty())
        .put("words", OutcomeWording.of(outcome));
  }

  private static ObjectNode fate(Fate fate) {
    ObjectNode json = MAPPER.createObjectNode();
    return switch (fate) {
      case Fate.Unprotected(boolean encryptedBefore, var passesAs) -> {
        json.put("fate", "unprotected").put("encryptedBefore", encryptedBefore);
        passesAs.ifPresent(kind -> json.put("passesAs", kind.name()));
        yield json;
      }
      case Fate.Protected(Protection protection, String branding, boolean forcePortal) -> {
        json.put("fate", "protected");
        ProtectionWording.put(json, protection);
        yield json.put("branding", branding).put("forcePortal", forcePortal);
      }
      case Fate.Opened() -> json.put("fate", "opened");
      case Fate.Returned(var why) ->
          json.put("fate", "returned").put("status", why.status()).put("reason", why.reason());
      case Fate.Deleted() -> json.put("fate", "deleted");
      case Fate.Redirected() -> json.put("fate", "redirected");
      case Fate.Held() -> json.put("fate", "held");
    };
  }

  private static ObjectNode json(IncidentReport report) {
    return MAPPER
        .createObjectNode()
        .put("rule", report.rule())
        .put("recipient", report.recipient().toString());
  }

  private static ObjectNode json(ExplainedRule rule) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("priority", rule.priority())
            .put("id", rule.id().value())
            .put("name", rule.name().value())
            .put("mode", OutcomeWording.label(rule.mode()))
            .put("errorAction", OutcomeWording.label(rule.errorAction()));
    ArrayNode runs = json.putArray("runs");
    rule.runs().forEach(run -> runs.add(json(run)));
    return json;
  }

  private static ObjectNode json(RuleRun run) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode recipients = json.putArray("recipients");
    run.recipients().stream()
        .map(Recipient::address)
        .forEach(address -> recipients.add(address.toString()));
    switch (run) {
      case RuleRun.Skipped(_, var why) -> json.put("skipped", why.label());
      case RuleRun.Ran ran -> {
        put(json, "matches", ran.matches());
        put(json.putArray("conditions"), ran.conditions());
        put(json.putArray("exceptions"), ran.exceptions());
        ArrayNode actions = json.putArray("actions");
        ran.actions().forEach(action -> actions.add(json(action)));
        ArrayNode unsupported = json.putArray("unsupported");
        ran.unsupported().forEach(kept -> unsupported.add(kept.name()));
      }
    }
    return json;
  }

  private static void put(ArrayNode array, List<Answered> answers) {
    for (Answered answered : answers) {
      ObjectNode json = json(RuleWording.of(answered.predicate()));
      put(json, "answer", answered.answer());
      answered
          .evidence()
          .ifPresent(found -> json.put("foundIn", found.place()).put("found", found.text().text()));
      array.add(json);
    }
  }

  private static void put(ObjectNode json, String member, Answer answer) {
    switch (answer) {
      case Answer.Yes() -> json.put(member, "yes");
      case Answer.No() -> json.put(member, "no");
      case Answer.CannotTell(String why) -> json.put(member, "cannot tell").put("why", why);
    }
  }

  private static ObjectNode json(Acted acted) {
    return json(RuleWording.of(acted.action())).put("effect", OutcomeWording.label(acted.effect()));
  }

  private static ObjectNode json(RuleWording parameter) {
    return MAPPER.createObjectNode().put("name", parameter.name()).put("value", parameter.value());
  }
}
