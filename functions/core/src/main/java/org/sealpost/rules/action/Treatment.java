package org.sealpost.rules.action;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.protection.ProtectionTemplate;

/// What the rules looked at so far say shall happen to a mail for one recipient.
///
/// @param protectedBefore whether the mail came encrypted, so that no rule protects it once more
/// @param ending why it does not simply go on
/// @param edits in the order in which they are made
/// @param added whom rules added as recipients
/// @param redirected whether the recipient gets nothing, because others get it instead
/// @param isFinal whether later rules are skipped
public record Treatment(
    boolean protectedBefore,
    Optional<ProtectionTemplate> protection,
    Optional<String> branding,
    Optional<Ending> ending,
    boolean requireTls,
    List<MessageEdit> edits,
    List<EmailAddress> added,
    boolean redirected,
    List<Notice> notices,
    boolean isFinal) {
  public Treatment {
    edits = List.copyOf(edits);
    added = List.copyOf(added);
    notices = List.copyOf(notices);
  }

  /// Before the first rule.
  ///
  /// @param inherited what the thread that it belongs to was protected with
  public static Treatment initial(boolean protectedBefore, Optional<ProtectionTemplate> inherited) {
    return new Treatment(
        protectedBefore,
        inherited,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        false,
        List.of(),
        false);
  }

  Treatment withProtection(Optional<ProtectionTemplate> template) {
    return new Treatment(
        protectedBefore,
        template,
        branding,
        ending,
        requireTls,
        edits,
        added,
        redirected,
        notices,
        isFinal);
  }

  Treatment withBranding(String name) {
    return new Treatment(
        protectedBefore,
        protection,
        Optional.of(name),
        ending,
        requireTls,
        edits,
        added,
        redirected,
        notices,
        isFinal);
  }

  /// No later rule matters.
  Treatment ended(Ending how) {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        Optional.of(how),
        requireTls,
        edits,
        added,
        redirected,
        notices,
        true);
  }

  /// Ended by something else than a rule's action.
  public Treatment endedBy(Ending how) {
    return ended(how);
  }

  /// Without what matters while rules are run only, so that equal ones mean the same to whoever
  /// gets the mail.
  public Treatment withoutBookkeeping(List<Notice> notificationsOnly) {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        edits,
        List.of(),
        redirected,
        notificationsOnly,
        true);
  }

  /// For somebody who was added for others, as well as it has to be for those. Edits that both have
  /// are made once.
  public Treatment asAddedFor(
      boolean othersRequireTls, Optional<String> ofOthers, List<MessageEdit> editsForOthers) {
    List<MessageEdit> own = edits.stream().filter(edit -> !editsForOthers.contains(edit)).toList();
    return new Treatment(
        protectedBefore,
        protection,
        branding.or(() -> ofOthers),
        ending,
        requireTls || othersRequireTls,
        Stream.concat(editsForOthers.stream(), own.stream()).toList(),
        added,
        redirected,
        notices,
        isFinal);
  }

  Treatment withTls() {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        true,
        edits,
        added,
        redirected,
        notices,
        isFinal);
  }

  Treatment with(MessageEdit edit) {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        and(edits, edit),
        added,
        redirected,
        notices,
        isFinal);
  }

  Treatment withAdded(EmailAddress recipient) {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        edits,
        and(added, recipient),
        redirected,
        notices,
        isFinal);
  }

  Treatment redirectedAway() {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        edits,
        added,
        true,
        notices,
        isFinal);
  }

  Treatment with(Notice notice) {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        edits,
        added,
        redirected,
        and(notices, notice),
        isFinal);
  }

  Treatment stopped() {
    return new Treatment(
        protectedBefore,
        protection,
        branding,
        ending,
        requireTls,
        edits,
        added,
        redirected,
        notices,
        true);
  }

  private static <T> List<T> and(List<T> before, T more) {
    return Stream.concat(before.stream(), Stream.of(more)).toList();
  }
}
