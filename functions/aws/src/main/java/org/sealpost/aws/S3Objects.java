package org.sealpost.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.SealedContent;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects of one bucket whose keys begin with one prefix. How they are encrypted at rest is the
/// bucket's own setting.
///
/// S3 tells a missing object from a forbidden one only to those who may list the bucket; to others
/// every missing object is [org.sealpost.Unavailable].
final class S3Objects {
  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  S3Objects(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  void put(String name, byte[] bytes) {
    AwsCall.answer(
        bucket,
        () ->
            s3.putObject(
                put -> put.bucket(bucket).key(prefix + name), RequestBody.fromBytes(bytes)));
  }

  void put(String name, SealedContent sealed) {
    AwsCall.answer(
        bucket,
        () ->
            s3.putObject(
                put -> put.bucket(bucket).key(prefix + name),
                RequestBody.fromContentProvider(
                    () -> {
                      try {
                        return sealed.open();
                      } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                      }
                    },
                    sealed.length(),
                    "application/pkcs7-mime")));
  }

  Optional<byte[]> find(String name) {
    return AwsCall.answer(
        bucket,
        () -> {
          try {
            ResponseBytes<GetObjectResponse> found =
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + name));
            return Optional.of(found.asByteArrayUnsafe());
          } catch (NoSuchKeyException notThere) {
            return Optional.empty();
          }
        });
  }

  void delete(String name) {
    AwsCall.answer(
        bucket, () -> s3.deleteObject(delete -> delete.bucket(bucket).key(prefix + name)));
  }

  /// Deletes, of the oldest first and at most `limit`, what was stored before `before`. Looks at
  /// all of them.
  ///
  /// @return how many were deleted
  int deleteStoredBefore(Instant before, int limit) {
    List<String> old =
        AwsCall.answer(
            bucket,
            () ->
                s3
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                    .contents()
                    .stream()
                    .filter(object -> object.lastModified().isBefore(before))
                    .sorted(Comparator.comparing(S3Object::lastModified))
                    .limit(limit)
                    .map(S3Object::key)
                    .toList());
    for (String key : old) {
      AwsCall.answer(bucket, () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }
    return old.size();
  }
}
