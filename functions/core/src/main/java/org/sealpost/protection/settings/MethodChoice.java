package org.sealpost.protection.settings;

/// How protected mail goes to recipients where nothing else decides.
public enum MethodChoice {
  PORTAL,
  /// By S/MIME to who has a trusted certificate, else through the portal.
  SMIME_ELSE_PORTAL
}
