package org.sealpost.aws;

import java.util.Optional;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.RawInbox;

/// Where SES writes raw mail: its prefix and its message id.
final class S3RawInbox implements RawInbox {
  private final S3Objects objects;

  S3RawInbox(S3Objects objects) {
    this.objects = objects;
  }

  @Override
  public void put(IntakeId id, byte[] message) {
    objects.put(id.value(), message);
  }

  @Override
  public Optional<byte[]> find(IntakeId id) {
    return objects.find(id.value());
  }

  @Override
  public void delete(IntakeId id) {
    objects.delete(id.value());
  }
}
