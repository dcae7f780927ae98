package org.sealpost.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.rules.simulation.Explanation;
import org.sealpost.rules.simulation.ExplanationJson;

/// What a trial of the rules found, as JSON for programs.
public final class TrialJson {
  private TrialJson() {}

  /// The explanation ([ExplanationJson]), with what a protected recipient would see under
  /// `wrapper`; without that member where nobody gets one.
  public static String write(Explanation explanation, Optional<WrapperSample> wrapper) {
    ObjectNode json = ExplanationJson.json(explanation);
    wrapper.map(WrapperSample::content).ifPresent(content -> add(content, json));
    return json.toPrettyString();
  }

  private static void add(MailContent wrapper, ObjectNode json) {
    json.putObject("wrapper")
        .put("from", wrapper.from().label() + " <" + wrapper.from().address() + ">")
        .put("to", wrapper.to().getFirst().address().toString())
        .put("subject", wrapper.subject())
        .put("text", wrapper.text().orElse(""))
        .put("html", wrapper.html().orElse(""));
  }
}
