package org.sealpost.rules.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.simulation.ReplayedMail.Comparison;
import org.sealpost.rules.simulation.ReplayedMail.Difference;

/// A replay as JSON: written mail by mail, so that it may be of any length. Mails about which both
/// versions decide alike are counted only. Without [#end] it is not JSON: a replay that was broken
/// off does not look like a whole one.
public final class ReplayJson implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonGenerator json;

  public ReplayJson(OutputStream out) throws IOException {
    json = MAPPER.createGenerator(out).useDefaultPrettyPrinter();
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
    json.writeArrayFieldStart("mails");
  }

  public void add(ReplayedMail mail) throws IOException {
    switch (mail.comparison()) {
      case Comparison.Same() -> {
        // Most mails; the totals count them.
      }
      case Comparison.Undecided(String why) ->
          json.writeTree(MAPPER.createObjectNode().put("mail", mail.name()).put("undecided", why));
      case Comparison.Different different -> json.writeTree(json(mail.name(), different));
    }
  }

  public void end(ReplayTotals totals) throws IOException {
    json.writeEndArray();
    json.writeFieldName("totals");
    ObjectNode counts =
        MAPPER
            .createObjectNode()
            .put("mails", totals.mails())
            .put("same", totals.same())
            .put("different", totals.different())
            .put("undecided", totals.undecided())
            .put("recipients", totals.recipients());
    counts.set("matchedBefore", json(totals.matchedBefore()));
    counts.set("matchedAfter", json(totals.matchedAfter()));
    json.writeTree(counts);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private static ObjectNode json(String name, Comparison.Different different) {
    ObjectNode node = MAPPER.createObjectNode().put("mail", name);
    ArrayNode recipients = node.putArray("recipients");
    for (Difference difference : different.recipients()) {
      ObjectNode one = recipients.addObject().put("recipient", difference.recipient().toString());
      put(one, "before", difference.before());
      put(one, "after", difference.after());
    }
    put(node.putArray("reportsBefore"), different.reportsBefore());
    put(node.putArray("reportsAfter"), different.reportsAfter());
    return node;
  }

  private static void put(ObjectNode node, String member, Optional<RecipientOutcome> outcome) {
    outcome.ifPresent(
        one -> {
          ObjectNode json = ExplanationJson.json(one.outcome());
          ArrayNode rules = json.putArray("rules");
          one.rules().forEach(rule -> rules.add(rule.name().value()));
          node.set(member, json);
        });
  }

  private static void put(ArrayNode array, List<IncidentReport> reports) {
    for (IncidentReport report : reports) {
      array.addObject().put("rule", report.rule()).put("recipient", report.recipient().toString());
    }
  }

  private static ObjectNode json(Map<RuleName, Long> counts) {
    Map<String, Long> sorted = new TreeMap<>();
    counts.forEach((rule, count) -> sorted.put(rule.value(), count));
    ObjectNode json = MAPPER.createObjectNode();
    sorted.forEach((rule, count) -> json.put(rule, count));
    return json;
  }
}
