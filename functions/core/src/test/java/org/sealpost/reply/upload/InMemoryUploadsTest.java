package org.sealpost.reply.upload;

final class InMemoryUploadsTest implements UploadsContract {
  private final Uploads uploads = new InMemoryUploads();

  @Override
  public Uploads uploads() {
    return uploads;
  }
}
