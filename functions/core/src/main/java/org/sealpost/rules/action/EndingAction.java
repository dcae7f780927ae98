package org.sealpost.rules.action;

import static org.sealpost.Require.require;

/// Actions after which no later rule matters.
public sealed interface EndingAction extends RuleAction {
  /// Returns the mail to its sender. RejectMessageReasonText and RejectMessageEnhancedStatusCode
  /// are one action.
  ///
  /// @param status 5.7.1 or 5.7.900 to 5.7.999
  record RejectMessage(String reason, String status) implements EndingAction {
    public static final String DEFAULT_REASON = "Delivery not authorized, message refused";
    public static final String DEFAULT_STATUS = "5.7.1";

    public RejectMessage {
      require(status.matches("5\\.7\\.(1|9[0-9]{2})"), "status code: 5.7.1 or 5.7.900 to 5.7.999");
      require(!reason.isBlank() && reason.length() <= 1024, "reason text: 1 to 1,024 characters");
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.ended(new Ending.Rejected(new Rejection(status, reason)));
    }
  }

  /// Drops the mail without a word.
  record DeleteMessage() implements EndingAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.ended(new Ending.Deleted());
    }
  }

  /// Holds the mail. Rules that were not reached are not run on release (ome.md 2.1).
  record Quarantine() implements EndingAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.ended(new Ending.Quarantined());
    }
  }

  /// Skips all later rules for the affected recipients.
  record StopRuleProcessing() implements EndingAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.stopped();
    }
  }
}
