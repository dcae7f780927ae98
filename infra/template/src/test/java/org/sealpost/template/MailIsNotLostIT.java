package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Promise P2: whatever fails waits somewhere, for longer than it takes, and somebody is called.
class MailIsNotLostIT {
  private static final int LONGEST_RETENTION_SECONDS = 14 * 24 * 3600;

  private final Template template = Template.transformed();

  @Test
  void everyConsumedQueueShouldHaveADeadLetterQueueOrBeTheLastStop() {
    Set<String> consumed = new TreeSet<>(consumers().keySet());
    Map<String, String> deadLetters = deadLetters();

    assertThat(consumed)
        .containsExactlyInAnyOrder(
            "IntakesQueue",
            "DeliveriesQueue",
            "SettledQueue",
            "MailEventsQueue",
            "FailedIntakesQueue",
            "FailedDeliveriesQueue");
    consumed.removeAll(deadLetters.keySet());
    assertThat(consumed)
        .as("last stops: tried for as long as SQS keeps anything, under two alarms")
        .containsExactly("FailedDeliveriesQueue", "FailedIntakesQueue")
        .allMatch(deadLetters::containsValue)
        .allMatch(queue -> alarms(queue).contains("ApproximateAgeOfOldestMessage"));
  }

  @Test
  void deadLetterQueuesShouldKeepLongestAndCallSomebody() {
    Map<String, String> deadLetters = deadLetters();

    assertThat(deadLetters).hasSize(4);
    deadLetters.forEach(
        (source, deadLetter) -> {
          // A dead letter's age is counted from when it entered the queue before.
          assertThat(retention(deadLetter)).isEqualTo(LONGEST_RETENTION_SECONDS);
          assertThat(retention(source)).isLessThan(retention(deadLetter));
          assertThat(alarms(deadLetter))
              .as(deadLetter)
              .contains("ApproximateNumberOfMessagesVisible");
        });
  }

  @Test
  void alarmsShouldReachSomebody() {
    template
        .ofType("AWS::CloudWatch::Alarm")
        .forEach(
            (alarm, properties) ->
                assertThat(Template.target(properties.at("/AlarmActions/0")))
                    .as(alarm)
                    .isEqualTo("AlarmTopic"));
    assertThat(template.ofType("AWS::CloudWatch::Alarm").values())
        .anyMatch(alarm -> alarm.path("MetricName").asText().equals("PublishExpired"));
  }

  @Test
  void queuesShouldBeEncryptedByOurKey() {
    template
        .ofType("AWS::SQS::Queue")
        .forEach(
            (queue, properties) ->
                assertThat(Template.target(properties.path("KmsMasterKeyId")))
                    .as(queue)
                    .isEqualTo("StorageKey"));
  }

  @Test
  void queuesShouldHideAMessageForSixTimesItsConsumersTimeout() {
    consumers()
        .forEach(
            (queue, function) ->
                assertThat(template.properties(queue).path("VisibilityTimeout").asInt())
                    .as(queue)
                    .isGreaterThanOrEqualTo(
                        6 * template.properties(function).path("Timeout").asInt()));
  }

  @Test
  void consumersShouldReturnOnlyWhatFailed() {
    template
        .ofType("AWS::Lambda::EventSourceMapping")
        .forEach(
            (mapping, properties) ->
                assertThat(properties.at("/FunctionResponseTypes/0").asText())
                    .as(mapping)
                    .isEqualTo("ReportBatchItemFailures"));
  }

  @Test
  void failedIntakesShouldGoToTheirQueue() {
    for (String function : List.of("GatewayFunction", "InboundFunction")) {
      JsonNode config = template.properties(function + "EventInvokeConfig");
      assertThat(config.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
      assertThat(Template.target(config.at("/DestinationConfig/OnFailure/Destination")))
          .isEqualTo("IntakesQueue");
    }
  }

  /// Both ways in which mail goes out tell what became of it, and only of our own mail.
  @Test
  void whatBecomesOfOurMailShouldBeToldToTheQueue() {
    Set<String> telling = new TreeSet<>();
    template
        .ofType("AWS::SES::ConfigurationSetEventDestination")
        .values()
        .forEach(
            destination -> {
              assertThat(destination.at("/EventDestination/Enabled").asBoolean()).isTrue();
              assertThat(destination.at("/EventDestination/MatchingEventTypes").toString())
                  .isEqualTo("[\"bounce\",\"complaint\",\"reject\"]");
              telling.add(Template.target(destination.path("ConfigurationSetName")));
            });
    Set<String> heard = new TreeSet<>();
    template
        .properties("MailEventsRule")
        .at("/EventPattern/detail/mail/tags/ses:configuration-set")
        .forEach(name -> heard.add(Template.target(name)));

    assertThat(telling).isEqualTo(template.ofType("AWS::SES::ConfigurationSet").keySet());
    assertThat(heard).isEqualTo(telling);
    assertThat(Template.target(template.properties("MailEventsRule").at("/Targets/0/Arn")))
        .isEqualTo("MailEventsQueue");
  }

  @Test
  void rawMailShouldOutliveEveryRetry() {
    int sesRetries =
        template
                .properties("SmtpRules")
                .at("/Rules/0/Actions/1/InvokeLambda/RetryTimeMinutes")
                .asInt()
            * 60;
    int longest = sesRetries + retention("IntakesQueue") + retention("DeliveriesQueue");

    JsonNode days = template.parameter("InboxRetentionDays");
    assertThat(
            Template.target(
                template
                    .properties("InboxBucket")
                    .at("/LifecycleConfiguration/Rules/0/ExpirationInDays")))
        .isEqualTo("InboxRetentionDays");
    assertThat(
            template
                .properties("InboxBucket")
                .at("/LifecycleConfiguration/Rules/0/Prefix")
                .asText())
        .isEqualTo("raw/");
    assertThat(days.path("MinValue").asInt() * 24 * 3600).isGreaterThan(longest);
    assertThat(days.path("Default").asInt()).isGreaterThanOrEqualTo(days.path("MinValue").asInt());
  }

  @Test
  void heldMailShouldOutliveItsReleaseOnTheLastDay() {
    int longestHoldingSeconds = 30 * 24 * 3600;
    JsonNode rule = template.properties("InboxBucket").at("/LifecycleConfiguration/Rules/1");

    assertThat(rule.path("Prefix").asText()).isEqualTo("held/");
    assertThat(rule.path("ExpirationInDays").asInt() * 24 * 3600)
        .isGreaterThan(longestHoldingSeconds + retention("IntakesQueue"));
  }

  @Test
  void smtpRulesShouldWriteMailBeforeTheyTellOfItAndDropNone() {
    List<JsonNode> actions =
        StreamSupport.stream(
                template.properties("SmtpRules").at("/Rules/0/Actions").spliterator(), false)
            .toList();

    assertThat(template.properties("SmtpRules").path("Rules")).hasSize(1);
    assertThat(actions).hasSize(2);
    assertThat(actions.get(0).at("/WriteToS3/ActionFailurePolicy").asText()).isEqualTo("CONTINUE");
    assertThat(actions.get(1).at("/InvokeLambda/ActionFailurePolicy").asText())
        .isEqualTo("CONTINUE");
    assertThat(actions.get(1).at("/InvokeLambda/InvocationType").asText()).isEqualTo("EVENT");
  }

  @Test
  void replyRuleShouldWriteMailBeforeItTellsOfIt() {
    JsonNode actions = template.properties("ReplyRule").at("/Rule/Actions");

    assertThat(actions.path(0).has("S3Action")).isTrue();
    assertThat(actions.path(0).at("/S3Action").has("KmsKeyArn")).as("client-side").isFalse();
    assertThat(actions.path(1).at("/LambdaAction/InvocationType").asText()).isEqualTo("Event");
  }

  /// Functions by the queue they consume.
  private Map<String, String> consumers() {
    Map<String, String> consumers = new TreeMap<>();
    template
        .ofType("AWS::Lambda::EventSourceMapping")
        .values()
        .forEach(
            mapping ->
                consumers.put(
                    Template.target(mapping.path("EventSourceArn")),
                    Template.target(mapping.path("FunctionName"))));
    return consumers;
  }

  /// Dead-letter queues by the queue they serve.
  private Map<String, String> deadLetters() {
    Map<String, String> deadLetters = new TreeMap<>();
    template
        .ofType("AWS::SQS::Queue")
        .forEach(
            (queue, properties) -> {
              if (properties.has("RedrivePolicy")) {
                deadLetters.put(
                    queue, Template.target(properties.at("/RedrivePolicy/deadLetterTargetArn")));
              }
            });
    return deadLetters;
  }

  private int retention(String queue) {
    return template.properties(queue).path("MessageRetentionPeriod").asInt();
  }

  private Set<String> alarms(String queue) {
    Set<String> metrics = new TreeSet<>();
    template
        .ofType("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              JsonNode dimension = alarm.at("/Dimensions/0");
              if (dimension.path("Name").asText().equals("QueueName")
                  && Template.target(dimension.path("Value")).equals(queue)) {
                metrics.add(alarm.path("MetricName").asText());
              }
            });
    return metrics;
  }
}
