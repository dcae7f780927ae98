package org.sealpost.mail;

final class InMemoryRawInboxTest implements RawInboxContract {
  private final RawInbox rawInbox = new InMemoryRawInbox();

  @Override
  public RawInbox rawInbox() {
    return rawInbox;
  }
}
