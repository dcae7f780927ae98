package org.sealpost.opening;

final class InMemoryPortalSessionsTest implements PortalSessionsContract {
  private final PortalSessions portalSessions = new InMemoryPortalSessions();

  @Override
  public PortalSessions portalSessions() {
    return portalSessions;
  }
}
