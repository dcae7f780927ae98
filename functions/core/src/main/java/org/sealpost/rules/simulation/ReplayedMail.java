package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.action.Notice.IncidentReport;

/// What two versions of the rules say about one mail.
///
/// @param name of its file, or its place in an mbox
public record ReplayedMail(String name, Comparison comparison) {
  /// How the two compare.
  public sealed interface Comparison {
    /// Everybody is treated alike, and the same reports are written.
    record Same() implements Comparison {}

    /// @param recipients only those for whom there is a difference
    /// @param reportsBefore incident reports that only the version before writes
    /// @param reportsAfter incident reports that only the version after writes
    record Different(
        List<Difference> recipients,
        List<IncidentReport> reportsBefore,
        List<IncidentReport> reportsAfter)
        implements Comparison {
      public Different {
        recipients = List.copyOf(recipients);
        reportsBefore = List.copyOf(reportsBefore);
        reportsAfter = List.copyOf(reportsAfter);
      }
    }

    /// It cannot be read, or one of the versions cannot decide about it.
    ///
    /// @param why without content of the mail
    record Undecided(String why) implements Comparison {}
  }

  /// @param before empty where only the version after adds the recipient
  /// @param after empty where only the version before does
  public record Difference(
      EmailAddress recipient,
      Optional<RecipientOutcome> before,
      Optional<RecipientOutcome> after) {}
}
