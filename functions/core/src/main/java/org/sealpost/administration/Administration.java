package org.sealpost.administration;

import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.rules.RuleSet;

/// What admins can do. Who may call it is decided before: every method takes an admin for granted.
public final class Administration {
  /// The newest protected messages first, at most `limit` (1 to 500).
  public List<ProtectedMessage> recentMessages(int limit) {
    throw new UnsupportedOperationException(String.valueOf(limit));
  }

  public Optional<MessageDetails> message(ProtectedMessageId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /// Ends all recipients' access, at once and for good.
  ///
  /// @param by the admin, as signed in
  /// @return false when there is no such message
  public boolean revoke(ProtectedMessageId id, String by) {
    throw new UnsupportedOperationException(id + by);
  }

  public RuleSet rules() {
    throw new UnsupportedOperationException();
  }

  public List<BrandingTemplate> brandingTemplates() {
    throw new UnsupportedOperationException();
  }
}
