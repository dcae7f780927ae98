package org.sealpost.protection;

import java.security.SecureRandom;

final class InMemoryKeyServiceTest implements KeyServiceContract {
  private final KeyService keyService = new InMemoryKeyService(new SecureRandom());
  private final KeyService otherKeyService = new InMemoryKeyService(new SecureRandom());

  @Override
  public KeyService keyService() {
    return keyService;
  }

  @Override
  public KeyService otherKeyService() {
    return otherKeyService;
  }
}
