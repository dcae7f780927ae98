package org.sealpost.wiring;

import org.sealpost.administration.Administration;
import org.sealpost.delivery.Courier;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.Retirement;
import org.sealpost.mailflow.StuckMail;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.portal.MessagePortal;

/// The doors of the product over a platform.
public final class Doors {
  private Doors() {}

  public static MailFlow mailFlow(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static Courier courier(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static MessagePortal portal(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static Administration administration(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static Undeliverable undeliverable(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static Retirement retirement(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }

  public static StuckMail stuckMail(Platform platform) {
    throw new UnsupportedOperationException(platform.toString());
  }
}
