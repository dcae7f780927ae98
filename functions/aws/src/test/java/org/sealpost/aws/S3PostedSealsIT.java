package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.MessageVaultContract;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedBytes;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3PostedSealsIT implements MessageVaultContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final Answers answers = new Answers();
  private final AwsClients clients = LocalAws.at(AWS.localStack(), answers);
  private final S3Client s3 = clients.s3();
  private final String bucket = FreshAws.newBucket(clients, "bucket-" + Samples.messageId());
  private final MessageVault posted = new S3PostedSeals(new S3Objects(s3, bucket, "posted/"));
  private final MessageVault vault = new S3MessageVault(new S3Objects(s3, bucket, ""));

  @Override
  public MessageVault vault() {
    return posted;
  }

  @Test
  void deleteStoredBeforeShouldLeaveTheVaultAlone() {
    ProtectedMessageId id = Samples.messageId();
    vault.put(id, new SealedBytes(Samples.bytes(10)));
    posted.put(id, new SealedBytes(Samples.bytes(10)));

    posted.deleteStoredBefore(Instant.now().plusSeconds(3600), 10);

    assertThat(vault.find(id)).isPresent();
    assertThat(posted.find(id)).isEmpty();
  }

  /// What S3 says of a missing object to those who may not list.
  @Test
  void findShouldTakeWhatIsForbiddenForWhatIsNotThere() {
    answers.toGet = 403;

    assertThat(posted.find(Samples.messageId())).isEmpty();
  }

  @Test
  void findShouldBeUnavailableWhenS3IsBusy() {
    answers.toGet = 503;

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> posted.find(Samples.messageId()));
  }

  private static final class Answers implements ExecutionInterceptor {
    private volatile int toGet;

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (toGet != 0 && context.request() instanceof GetObjectRequest) {
        throw S3Exception.builder().statusCode(toGet).message("as asked").build();
      }
    }
  }
}
