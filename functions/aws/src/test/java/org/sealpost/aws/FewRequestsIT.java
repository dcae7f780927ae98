package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

/// What a mail costs. Requests are the price of the gateway on AWS, and most of its time.
final class FewRequestsIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final Requests requests = new Requests();
  private final AwsPlatform platform =
      FreshAws.over(LocalAws.at(AWS.dynamoDb(), AWS.localStack(), requests));

  private static byte[] mail() {
    return mail("");
  }

  /// @param fields whole lines
  private static byte[] mail(String fields) {
    return """
        From: Alice <alice@contoso.example>
        To: bob@partner.example
        Subject: [encrypt] The offer
        Date: Sun, 22 Nov 2026 09:00:00 +0000
        Message-ID: <1@contoso.example>
        %sMIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        Between us.
        """
        .formatted(fields)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  private Intake arrived() {
    return arrived(mail());
  }

  private Intake arrived(byte[] mail) {
    Intake intake = Samples.intake();
    platform.rawInbox().put(intake.id(), mail);
    return intake;
  }

  /// A function that has decided upon a mail before.
  private MailFlow warm() {
    platform
        .configurations()
        .append(
            ConfigurationDocument.RULES,
            new ConfigurationVersion(1, Samples.NOW, "admin", "by a test"),
            RuleJson.write(RuleSet.defaults()));
    MailFlow mailFlow = Doors.mailFlow(platform, new PlainInspector(), new PlainScanner());
    mailFlow.accept(arrived());
    return mailFlow;
  }

  @Test
  void acceptShouldTakeFewRequestsToSealOneMessageForOneRecipient() {
    MailFlow mailFlow = warm();
    Intake intake = arrived();
    requests.clear();

    mailFlow.accept(intake);

    assertThatItCost(4);
    assertThat(platform.protectedMessages().recent(10)).hasSize(2);
    assertThat(platform.ruleHits().on(LocalDate.now(ZoneOffset.UTC)).values()).containsExactly(2L);
  }

  /// The ids of the thread are asked for at once, up to a hundred.
  @Test
  void acceptShouldTakeTwoRequestsMoreForAnAnswerInAThread() {
    MailFlow mailFlow = warm();
    String references =
        IntStream.range(0, 90)
            .mapToObj(number -> " <unknown-%d@contoso.example>\n".formatted(number))
            .collect(Collectors.joining());
    Intake intake =
        arrived(
            mail(
                "In-Reply-To: <1@contoso.example>\nReferences: <1@contoso.example>\n"
                    + references));
    requests.clear();

    mailFlow.accept(intake);

    assertThatItCost(6);
  }

  private void assertThatItCost(int dynamoDb) {
    assertThat(requests.counts())
        .containsOnlyKeys("Kms", "S3", "Sqs", "DynamoDb")
        .hasEntrySatisfying("Kms", count -> assertThat(count).isEqualTo(1))
        .hasEntrySatisfying("S3", count -> assertThat(count).isLessThanOrEqualTo(2))
        .hasEntrySatisfying("Sqs", count -> assertThat(count).isLessThanOrEqualTo(2))
        .hasEntrySatisfying("DynamoDb", count -> assertThat(count).isLessThanOrEqualTo(dynamoDb));
  }

  @Test
  void newestShouldTakeOneRequest() {
    Configurations configurations = platform.configurations();
    ConfigurationVersion version = new ConfigurationVersion(1, Samples.NOW, "admin", "by a test");
    for (ConfigurationDocument document : ConfigurationDocument.values()) {
      configurations.append(document, version, "{}");
    }
    requests.clear();

    configurations.newest();

    assertThat(requests.counts()).containsExactly(Map.entry("DynamoDb", 1));
  }

  @Test
  void countShouldTakeOneRequestForTwoHundredRules() {
    List<RuleId> rules =
        IntStream.rangeClosed(1, 200).mapToObj(number -> RuleId.of(new UUID(0, number))).toList();
    requests.clear();

    platform.ruleHits().count(LocalDate.EPOCH, rules);

    assertThat(requests.counts()).containsEntry("DynamoDb", 1);
    assertThat(platform.ruleHits().on(LocalDate.EPOCH)).hasSize(200);
  }
}
