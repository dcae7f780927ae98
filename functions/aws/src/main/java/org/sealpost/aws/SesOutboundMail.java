package org.sealpost.aws;

import java.util.Optional;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/// Raw messages through SES version 2. SES takes the sender from the From field, which must be a
/// verified identity, and puts a reverse-path of its own on the envelope; ours is where it forwards
/// bounces to, if it does. It also replaces the Message-ID. Whether TLS is required is a property
/// of the configuration set.
final class SesOutboundMail implements OutboundMail {
  private final SesV2Client ses;
  private final ConfigurationSets configurationSets;

  SesOutboundMail(SesV2Client ses, ConfigurationSets configurationSets) {
    this.ses = ses;
    this.configurationSets = configurationSets;
  }

  @Override
  public Optional<MessageId> send(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      byte[] message,
      TransportSecurity security)
      throws OutboundMailRefusedException {
    SendEmailRequest.Builder request =
        SendEmailRequest.builder()
            .configurationSetName(configurationSets.of(security))
            .destination(to -> to.toAddresses(recipient.toString()))
            .content(
                content -> content.raw(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message))));
    reversePath.ifPresent(sender -> request.feedbackForwardingEmailAddress(sender.toString()));
    SendEmailResponse sent =
        AwsCall.<SendEmailResponse, OutboundMailRefusedException>answer(
            "outbound mail", () -> send(request.build()));
    return Optional.of(new MessageId("<" + sent.messageId() + "@" + domain() + ">"));
  }

  /// SES answers with the left side only; the right one is fixed (SES Developer Guide, header
  /// fields).
  private String domain() {
    Region region = ses.serviceClientConfiguration().region();
    return region.equals(Region.US_EAST_1) ? "email.amazonses.com" : region.id() + ".amazonses.com";
  }

  /// What is not caught here is temporary, or may be mended: throttling, quotas, a paused account.
  private SendEmailResponse send(SendEmailRequest request) throws OutboundMailRefusedException {
    try {
      return ses.sendEmail(request);
    } catch (MessageRejectedException
        | BadRequestException
        | MailFromDomainNotVerifiedException
        | NotFoundException refused) {
      throw new OutboundMailRefusedException(
          "SES refused: " + refused.getClass().getSimpleName(), refused);
    }
  }
}
