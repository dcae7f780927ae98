package org.sealpost.browser;

import com.microsoft.playwright.Browser;

/// What somebody reads on. A browser that says it is headless is a program to the portal, and is
/// shown nothing: each of these says what people's browsers say.
enum Device {
  DESK(1280, 900, false, true),
  PHONE(390, 844, true, true),
  /// With JavaScript off.
  SCRIPTLESS(390, 844, true, false);

  private static final String COMPUTER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
          + " Safari/537.36";
  private static final String MOBILE =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/142.0.0.0 Mobile Safari/537.36";

  private final int width;
  private final int height;
  private final boolean phone;
  private final boolean script;

  Device(int width, int height, boolean phone, boolean script) {
    this.width = width;
    this.height = height;
    this.phone = phone;
    this.script = script;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean runsScripts() {
    return script;
  }

  /// A browser of its own, of somebody in Berlin who reads English.
  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setIsMobile(phone)
        .setHasTouch(phone)
        .setJavaScriptEnabled(script)
        .setUserAgent(phone ? MOBILE : COMPUTER)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Berlin")
        .setAcceptDownloads(true);
  }
}
