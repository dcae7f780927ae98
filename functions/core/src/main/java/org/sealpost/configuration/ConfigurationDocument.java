package org.sealpost.configuration;

/// What admins change as one whole.
public enum ConfigurationDocument {
  RULES,
  DIRECTORY
}
