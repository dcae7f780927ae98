package org.sealpost.accounts;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings as they are now. Those that cannot be used change nothing: what was in force before
/// stays, and the log says why.
public final class CurrentSettings implements Supplier<AccountSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentSettings.class);

  private final Supplier<Optional<String>> text;
  private Optional<String> seen = Optional.empty();
  private AccountSettings settings = AccountSettings.NONE;

  /// @param text the document; empty when there is none. May be asked often
  public CurrentSettings(Supplier<Optional<String>> text) {
    this.text = text;
  }

  @Override
  public synchronized AccountSettings get() {
    Optional<String> now = text.get();
    if (!now.equals(seen)) {
      seen = now;
      settings = now.map(this::read).orElse(AccountSettings.NONE);
    }
    return settings;
  }

  private AccountSettings read(String document) {
    try {
      return AccountSettingsReader.read(document);
    } catch (MalformedSettingsException malformed) {
      LOG.error("settings for signing in with accounts cannot be used: {}", malformed.getMessage());
      return settings;
    }
  }
}
