package org.sealpost.rules.action;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    return copy(other -> other.protection = template);
  }

  Treatment withBranding(String name) {
    return copy(other -> other.branding = Optional.of(name));
  }

  /// No later rule matters.
  public Treatment ended(Ending how) {
    return copy(
        other -> {
          other.ending = Optional.of(how);
          other.isFinal = true;
        });
  }

  Treatment withTls() {
    return copy(other -> other.requireTls = true);
  }

  Treatment with(MessageEdit edit) {
    return copy(other -> other.edits = and(edits, edit));
  }

  Treatment withAdded(EmailAddress recipient) {
    return copy(other -> other.added = and(added, recipient));
  }

  Treatment redirectedAway() {
    return copy(other -> other.redirected = true);
  }

  Treatment with(Notice notice) {
    return copy(other -> other.notices = and(notices, notice));
  }

  Treatment stopped() {
    return copy(other -> other.isFinal = true);
  }

  /// Without what matters while rules are run only, so that equal ones mean the same to whoever
  /// gets the mail.
  ///
  /// @param notifications the notices that go to recipients
  public Treatment withoutBookkeeping(List<Notice> notifications) {
    return copy(
        other -> {
          other.added = List.of();
          other.notices = notifications;
          other.isFinal = true;
        });
  }

  /// For somebody who was added for others, as well as it has to be for those. Edits that both have
  /// are made once.
  public Treatment asAddedFor(
      boolean othersRequireTls, Optional<String> ofOthers, List<MessageEdit> editsForOthers) {
    List<MessageEdit> own = edits.stream().filter(edit -> !editsForOthers.contains(edit)).toList();
    return copy(
        other -> {
          other.branding = branding.or(() -> ofOthers);
          other.requireTls = requireTls || othersRequireTls;
          other.edits = Stream.concat(editsForOthers.stream(), own.stream()).toList();
        });
  }

  private Treatment copy(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.made();
  }

  private static <T> List<T> and(List<T> before, T more) {
    return Stream.concat(before.stream(), Stream.of(more)).toList();
  }

  /// A treatment in the making: Java cannot copy a record but for one component yet.
  private static final class Copy {
    private final boolean protectedBefore;
    private Optional<ProtectionTemplate> protection;
    private Optional<String> branding;
    private Optional<Ending> ending;
    private boolean requireTls;
    private List<MessageEdit> edits;
    private List<EmailAddress> added;
    private boolean redirected;
    private List<Notice> notices;
    private boolean isFinal;

    Copy(Treatment original) {
      protectedBefore = original.protectedBefore;
      protection = original.protection;
      branding = original.branding;
      ending = original.ending;
      requireTls = original.requireTls;
      edits = original.edits;
      added = original.added;
      redirected = original.redirected;
      notices = original.notices;
      isFinal = original.isFinal;
    }

    Treatment made() {
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
          isFinal);
    }
  }
}
