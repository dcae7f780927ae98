package org.sealpost.aws;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.UploadTicket;
import org.sealpost.reply.upload.Uploads;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;

/// In a corner of the vault's bucket that empties itself: its lifecycle counts seven days, and ends
/// the eighth at midnight. Browsers post straight to the bucket; the form is signed in the portal's
/// own name.
///
/// Making a ticket asks AWS nothing but, at times, for credentials.
final class S3Uploads implements Uploads {
  /// Of the vault's bucket, whose lifecycle and policy know it too.
  static final String PREFIX = "uploads/";

  private final S3Client s3;
  private final String bucket;
  private final Supplier<URI> origin;
  private final S3Objects objects;

  /// @param origin where browsers reach the bucket; asked for when there is something to bring
  S3Uploads(S3Client s3, String bucket, Supplier<URI> origin) {
    this.s3 = s3;
    this.bucket = bucket;
    this.origin = origin;
    this.objects = new S3Objects(s3, bucket, PREFIX);
  }

  @Override
  public UploadTicket ticket(UploadId id, long bytes, Instant now) {
    AwsCredentialsIdentity credentials = AwsCall.answer("credentials", this::credentials);
    Instant expiresAt =
        credentials
            .expirationTime()
            .filter(end -> end.isBefore(now.plus(TICKET)))
            .orElse(now.plus(TICKET))
            .truncatedTo(SECONDS);
    String region = s3.serviceClientConfiguration().region().id();
    return new UploadTicket(
        address(),
        new PostPolicy(credentials, region, now).form(bucket, PREFIX + id.path(), bytes, expiresAt),
        expiresAt);
  }

  private URI address() {
    String address = origin.get().toString();
    return URI.create(address.endsWith("/") ? address : address + "/");
  }

  /// Those that the client signs its own requests with.
  private AwsCredentialsIdentity credentials() {
    try {
      return s3.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof SdkException unavailable ? unavailable : failed;
    }
  }

  @Override
  public void put(UploadId id, byte[] sealed) {
    objects.put(id.path(), sealed);
  }

  @Override
  public Optional<byte[]> find(UploadId id) {
    return S3Objects.absentWhenForbidden(() -> objects.find(id.path()));
  }

  @Override
  public Optional<Long> size(UploadId id) {
    return S3Objects.absentWhenForbidden(() -> objects.size(id.path()));
  }

  @Override
  public void delete(UploadId id) {
    objects.delete(id.path());
  }

  @Override
  public void deleteAll(PortalLink link) {
    objects.deleteAll(link.message() + "/" + link.recipient() + "/");
  }
}
