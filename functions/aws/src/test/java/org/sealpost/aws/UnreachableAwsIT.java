package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.configuration.ConfigurationDocument.RULES;
import static org.sealpost.delivery.TransportSecurity.OPPORTUNISTIC;
import static org.sealpost.delivery.TransportSecurity.REQUIRE_TLS;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.mail.MessageId;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.SealedBytes;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.rules.RuleId;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.testing.Samples;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.wiring.Platform;

/// Every port says [Unavailable] when nobody answers, and nothing else.
final class UnreachableAwsIT {
  private static final Platform PLATFORM =
      new AwsPlatform(
          new AwsSettings(environment()),
          LocalAws.unreachable(),
          Clock.systemUTC(),
          new SecureRandom());

  private static final ConfigurationVersion VERSION =
      new ConfigurationVersion(1, NOW, "admin", "first");

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    Stream.of(
            "MESSAGES_TABLE",
            "KEYS_TABLE",
            "ORGANIZATION_TABLE",
            "ACCESS_TABLE",
            "VAULT_BUCKET",
            "INBOX_BUCKET",
            "INBOX_PREFIX",
            "HELD_PREFIX",
            "MESSAGE_KEY",
            "WRAPPER_KEY",
            "REPLY_KEY",
            "SIGNING_KEY",
            "OPENING_KEY",
            "CONFIGURATION_SET",
            "TLS_CONFIGURATION_SET")
        .forEach(name -> environment.put("SEALPOST_" + name, "nowhere"));
    Stream.of("INTAKES_QUEUE", "DELIVERIES_QUEUE", "SETTLED_QUEUE")
        .forEach(name -> environment.put("SEALPOST_" + name, "http://127.0.0.1:1/queue"));
    environment.put("SEALPOST_ORGANIZATION", "contoso");
    return environment;
  }

  private static void send(Platform aws, TransportSecurity security) throws Exception {
    aws.outboundMail().send(Optional.empty(), Samples.BOB, new byte[1], security);
  }

  @FunctionalInterface
  interface Call {
    void make(Platform platform) throws Exception;
  }

  private static Named<Call> named(String name, Call call) {
    return Named.of(name, call);
  }

  static Stream<Named<Call>> everyPortShouldSayUnavailable() {
    return Stream.of(
        named("raw inbox", aws -> aws.rawInbox().find(Samples.intakeId())),
        named("vault", aws -> aws.vault().put(Samples.messageId(), new SealedBytes(new byte[1]))),
        named(
            "posted seals",
            aws -> aws.postedSeals().put(Samples.messageId(), new SealedBytes(new byte[1]))),
        named("posted seal", aws -> aws.postedSeals().find(Samples.messageId())),
        named("old posted seals", aws -> aws.postedSeals().deleteStoredBefore(NOW, 1)),
        named("mac", aws -> aws.wrapperKey().mac(new byte[1])),
        named("mac of a reply address", aws -> aws.replyKey().mac(new byte[1])),
        named("check of a mac", aws -> aws.wrapperKey().isMac(new byte[1], new byte[32])),
        named("signature", aws -> aws.signingKey().sign(new byte[32])),
        named("signing key", aws -> aws.signingKey().publicKey()),
        named("opening", aws -> aws.openingKey().open(new byte[256], OaepHash.SHA_256)),
        named("opening key", aws -> aws.openingKey().publicKey()),
        named("threads", aws -> aws.threads().find(List.of(new MessageId("<1@a.example>")))),
        named(
            "note of a thread",
            aws -> aws.threads().note(new MessageId("<1@a.example>"), Samples.messageId())),
        named("certificates", aws -> aws.recipientCertificates().of(Samples.BOB)),
        named(
            "change of a certificate",
            aws ->
                aws.recipientCertificates()
                    .change(
                        Samples.BOB, "0".repeat(64), CertificateStanding.TRUSTED, NOW, "admin")),
        named("passed mail", aws -> aws.trace().recentlyPassed(1)),
        named("held mail", aws -> aws.heldMail().find(Samples.intakeId())),
        named("quarantine", aws -> aws.quarantinedMails().held(1)),
        named("newest configuration", aws -> aws.configurations().newest()),
        named("configuration", aws -> aws.configurations().content(RULES, 1)),
        named("new configuration", aws -> aws.configurations().append(RULES, VERSION, "{}")),
        named("rule hits", aws -> aws.ruleHits().on(LocalDate.EPOCH)),
        named(
            "counting rules",
            aws -> aws.ruleHits().count(LocalDate.EPOCH, List.of(RuleId.of(new UUID(0, 1))))),
        named("outbound mail", aws -> send(aws, OPPORTUNISTIC)),
        named("outbound mail over TLS", aws -> send(aws, REQUIRE_TLS)),
        named("branding", aws -> aws.brandingTemplates().all()),
        named("key maker", aws -> aws.keyMaker().newDataKey(Samples.keyContext())),
        named(
            "key service",
            aws ->
                aws.keyService()
                    .unwrap(WrappedDataKey.of(new byte[] {1}, "key-1"), Samples.keyContext())),
        named("wrapped keys", aws -> aws.wrappedKeys().find(Samples.messageId())),
        named("arrive", aws -> aws.intakes().arrive(Samples.intake())),
        named("settle", aws -> aws.intakes().settle(Samples.settlement(Samples.intake()))),
        named("stuck intakes", aws -> aws.intakes().openSince(NOW, 1)),
        named("addressed message", aws -> aws.protectedMessages().find(Samples.link())),
        named("message", aws -> aws.protectedMessages().find(Samples.messageId())),
        named(
            "trace",
            aws ->
                aws.trace()
                    .record(
                        Samples.access(
                            NOW,
                            Samples.messageId(),
                            Samples.recipientKey(),
                            AccessOperation.OPEN,
                            AccessResult.DONE))),
        named(
            "deliveries",
            aws -> aws.deliveries().claim(Samples.deliveryId(), NOW, Duration.ofMinutes(1))),
        named("delivery queue", aws -> aws.deliveryQueue().enqueue(List.of(Samples.deliveryId()))),
        named("settled queue", aws -> aws.settledQueue().enqueue(Samples.intake().key())),
        named("intake queue", aws -> aws.intakeQueue().enqueue(Samples.intake())),
        named(
            "passcodes",
            aws -> aws.passcodes().takeTry(Samples.link(), new SecretToken("b".repeat(43)), NOW)),
        named(
            "sessions",
            aws -> aws.portalSessions().find(SecretToken.random(new SecureRandom()), NOW)),
        named("throttle", aws -> aws.throttle().admit("key", 1, Duration.ofMinutes(1), NOW)));
  }

  @ParameterizedTest
  @MethodSource
  void everyPortShouldSayUnavailable(Call call) {
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> call.make(PLATFORM));
  }
}
