package org.sealpost.configuration;

/// What admins change as one whole.
public enum ConfigurationDocument {
  RULES,
  DIRECTORY,
  /// Templates, limits, carriers, methods, and what senders may ask for.
  PROTECTION
}
