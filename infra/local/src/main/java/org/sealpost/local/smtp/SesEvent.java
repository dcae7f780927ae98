package org.sealpost.local.smtp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;

/// The event that SES gives to a Lambda function when a mail has come in (reference/aws.md 2).
/// Header fields are left out, as SES itself does when there are too many: nobody may rely on them
/// there; what stands for From is the reverse-path. The client's address, which SES writes on top
/// of them, is a member of its own therefore.
final class SesEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SesEvent() {}

  static String received(IntakeId id, Envelope envelope, String client, Instant at) {
    String time = at.truncatedTo(ChronoUnit.MILLIS).toString();
    String source = envelope.reversePath().map(EmailAddress::toString).orElse("");
    ArrayNode recipients = NODES.arrayNode();
    envelope.recipients().forEach(recipient -> recipients.add(recipient.toString()));

    ObjectNode event = NODES.objectNode();
    ObjectNode mailRecord =
        event
            .putArray("Records")
            .addObject()
            .put("eventSource", "aws:ses")
            .put("eventVersion", "1.0");
    ObjectNode ses = mailRecord.putObject("ses");
    ses.putObject("mail")
        .put("timestamp", time)
        .put("source", source)
        .put("messageId", id.value())
        .put("sourceIp", client)
        .put("headersTruncated", true)
        .<ObjectNode>set("destination", recipients)
        .<ObjectNode>set("headers", NODES.arrayNode())
        .putObject("commonHeaders")
        .put("returnPath", source)
        .putArray("from")
        .add(source);
    ObjectNode receipt = ses.putObject("receipt");
    receipt.put("timestamp", time).put("processingTimeMillis", 0).set("recipients", recipients);
    for (String verdict :
        new String[] {"spamVerdict", "virusVerdict", "spfVerdict", "dkimVerdict", "dmarcVerdict"}) {
      receipt.putObject(verdict).put("status", "PASS");
    }
    receipt.putObject("action").put("type", "Lambda").put("invocationType", "Event");
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
