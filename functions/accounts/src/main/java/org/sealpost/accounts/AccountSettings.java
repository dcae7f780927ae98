package org.sealpost.accounts;

import java.util.List;

/// Which providers are set up, in the order to show them.
public record AccountSettings(List<ProviderSettings> providers) {
  public static final AccountSettings NONE = new AccountSettings(List.of());

  public AccountSettings {
    providers = List.copyOf(providers);
  }
}
