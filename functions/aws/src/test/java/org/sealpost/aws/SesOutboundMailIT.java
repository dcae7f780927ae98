package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailContract;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.engines.SentMail;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/// On moto, which adds the addresses of the header to those of the request. Who got a mail is
/// therefore taken from the requests that were answered.
final class SesOutboundMailIT implements OutboundMailContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private static final ConfigurationSets SETS = security -> "sealpost-" + security;

  private final Answered answered = new Answered();
  private final OutboundMail outboundMail =
      new SesOutboundMail(LocalAws.at(AWS.sesV2(), answered).ses(), SETS);

  @BeforeAll
  static void verifyAlice() {
    AWS.verifySender(Samples.ALICE.toString(), LocalAws.REGION.id());
  }

  @Override
  public OutboundMail outboundMail() {
    return outboundMail;
  }

  /// Nobody is verified in that region.
  @Override
  public OutboundMail refusing() {
    return new SesOutboundMail(LocalAws.in(Region.US_WEST_2, AWS.sesV2(), answered).ses(), SETS);
  }

  @Override
  public OutboundMail unreachable() {
    return new SesOutboundMail(LocalAws.unreachable().ses(), SETS);
  }

  @Override
  public List<String> sentTo(EmailAddress recipient) {
    return AWS.sentMails().stream()
        .filter(mail -> answered.recipients(mail.id()).equals(List.of(recipient.toString())))
        .map(SentMail::raw)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void sendShouldTravelUnderTheConfigurationSetThatRequiresWhatIsAsked(TransportSecurity security)
      throws Exception {
    EmailAddress recipient = EmailAddress.of(Samples.messageId() + "@partner.example");

    outboundMail.send(Optional.empty(), recipient, passcode(), security);

    assertThat(sentTo(recipient)).hasSize(1);
    assertThat(answered.configurationSets).containsEntry(recipient.toString(), SETS.of(security));
  }

  @Test
  void sendShouldGiveTheMessageIdWithWhichItLeft() throws Exception {
    EmailAddress recipient = EmailAddress.of(Samples.messageId() + "@partner.example");

    Optional<MessageId> left =
        outboundMail.send(Optional.empty(), recipient, passcode(), TransportSecurity.OPPORTUNISTIC);

    assertThat(left)
        .contains(new MessageId("<" + answered.idOf(recipient) + "@eu-central-1.amazonses.com>"));
  }

  /// The oldest region is called otherwise.
  @Test
  void sendShouldGiveTheMessageIdWithWhichItLeftTheUnitedStates() throws Exception {
    EmailAddress recipient = EmailAddress.of(Samples.messageId() + "@partner.example");
    AWS.verifySender(Samples.ALICE.toString(), Region.US_EAST_1.id());
    OutboundMail there =
        new SesOutboundMail(LocalAws.in(Region.US_EAST_1, AWS.sesV2(), answered).ses(), SETS);

    Optional<MessageId> left =
        there.send(Optional.empty(), recipient, passcode(), TransportSecurity.OPPORTUNISTIC);

    assertThat(left)
        .contains(new MessageId("<" + answered.idOf(recipient) + "@email.amazonses.com>"));
  }

  private static byte[] passcode() {
    return "From: %s\r\nSubject: A passcode\r\n\r\nHello\r\n"
        .formatted(Samples.ALICE)
        .getBytes(UTF_8);
  }

  private static final class Answered implements ExecutionInterceptor {
    private final Map<String, List<String>> recipients = new ConcurrentHashMap<>();
    private final Map<String, String> configurationSets = new ConcurrentHashMap<>();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof SendEmailRequest request
          && context.response() instanceof SendEmailResponse response) {
        recipients.put(response.messageId(), request.destination().toAddresses());
        configurationSets.put(
            request.destination().toAddresses().getFirst(), request.configurationSetName());
      }
    }

    String idOf(EmailAddress recipient) {
      return recipients.entrySet().stream()
          .filter(entry -> entry.getValue().equals(List.of(recipient.toString())))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    List<String> recipients(String id) {
      return recipients.getOrDefault(id, List.of());
    }
  }
}
