package org.sealpost.aws;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.Unavailable;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.SealedContent;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects of one bucket whose keys begin with one prefix. How they are encrypted at rest is the
/// bucket's own setting.
///
/// S3 tells a missing object from a forbidden one only to those who may list the bucket; to others
/// every missing object is [org.sealpost.Unavailable].
final class S3Objects {
  private static final int FORBIDDEN = 403;

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
            return Optional.of(
                s3.getObject(get -> get.bucket(bucket).key(prefix + name), S3Objects::wholeBody));
          } catch (NoSuchKeyException notThere) {
            return Optional.empty();
          }
        });
  }

  /// In one array, without a second one to grow out of: 40 MB are held once.
  private static byte[] wholeBody(GetObjectResponse answer, AbortableInputStream body) {
    byte[] bytes = new byte[Math.toIntExact(answer.contentLength())];
    try {
      if (body.readNBytes(bytes, 0, bytes.length) == bytes.length && body.read() < 0) {
        return bytes;
      }
      throw new EOFException("not as many bytes as announced");
    } catch (IOException broken) {
      throw RetryableException.create("the object could not be read to its end", broken);
    }
  }

  /// Bytes of one object; empty when there is none.
  Optional<Long> size(String name) {
    return AwsCall.answer(
        bucket,
        () -> {
          try {
            return Optional.of(
                s3.headObject(head -> head.bucket(bucket).key(prefix + name)).contentLength());
          } catch (NoSuchKeyException notThere) {
            return Optional.empty();
          }
        });
  }

  /// Takes for missing what S3 calls forbidden, for those who may not list: what they ask for by
  /// its whole name is theirs when it is there.
  static <T> Optional<T> absentWhenForbidden(Supplier<Optional<T>> found) {
    try {
      return found.get();
    } catch (Unavailable notRead) {
      if (notRead.getCause() instanceof S3Exception answer && answer.statusCode() == FORBIDDEN) {
        return Optional.empty();
      }
      throw notRead;
    }
  }

  void delete(String name) {
    deleteKey(prefix + name);
  }

  /// Deletes all whose names begin so.
  void deleteAll(String beginning) {
    List<String> keys =
        AwsCall.answer(
            bucket,
            () ->
                s3
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + beginning))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList());
    keys.forEach(this::deleteKey);
  }

  private void deleteKey(String key) {
    AwsCall.answer(bucket, () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
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
    old.forEach(this::deleteKey);
    return old.size();
  }
}
