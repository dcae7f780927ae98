package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.organization.Scope;

/// Tests of where the mail came from (ome.md 2.3, Sender).
public sealed interface OriginPredicate extends RulePredicate.AboutMessage {
  /// Inside is who has an address in an accepted domain and came over an authenticated connection.
  record FromScope(Scope scope) implements OriginPredicate {
    @Override
    public boolean holds(MailView mail) {
      return mail.mail().sender().scope() == scope;
    }
  }

  /// The host that handed the mail over is in one of these ranges. Never where it is not known.
  record SenderIpRanges(List<IpRange> ranges) implements OriginPredicate {
    public SenderIpRanges {
      ranges = List.copyOf(ranges);
      require(!ranges.isEmpty(), "at least one range");
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.mail().client().stream()
          .anyMatch(client -> ranges.stream().anyMatch(range -> range.contains(client)));
    }
  }
}
