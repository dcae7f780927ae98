package org.sealpost.aws;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.RawInboxContract;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.s3.S3Client;

final class S3RawInboxIT implements RawInboxContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final S3Client s3 = LocalAws.at(AWS.localStack()).s3();
  private final String bucket = newBucket();

  private String newBucket() {
    String name = "bucket-" + Samples.messageId();
    s3.createBucket(
        create ->
            create
                .bucket(name)
                .createBucketConfiguration(
                    where -> where.locationConstraint(LocalAws.REGION.id())));
    return name;
  }

  @Override
  public RawInbox rawInbox() {
    return new S3RawInbox(new S3Objects(s3, bucket, "raw/"));
  }
}
