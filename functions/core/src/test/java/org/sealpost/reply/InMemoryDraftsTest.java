package org.sealpost.reply;

final class InMemoryDraftsTest implements DraftsContract {
  private final Drafts drafts = new InMemoryDrafts();

  @Override
  public Drafts drafts() {
    return drafts;
  }
}
