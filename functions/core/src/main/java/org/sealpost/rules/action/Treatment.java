package org.sealpost.rules.action;

import static org.sealpost.rules.action.PriorProtection.both;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;

/// What the rules looked at so far say shall happen to a mail for one recipient.
///
/// @param kind other than ordinary mail, it passes although a rule protects it
/// @param chosen what its sender asked for; no rule takes it away
/// @param thread what its thread is protected with, unless a rule took it off
/// @param byRules what rules protect it with
/// @param ending why it does not simply go on
/// @param forcePortal whether it goes through the portal, whatever other methods there are
/// @param openSmime whether it is to be opened with the organization's key before it goes on
/// @param edits in the order in which they are made
/// @param added whom rules added as recipients
/// @param redirected whether the recipient gets nothing, because others get it instead
/// @param isFinal whether later rules are skipped
public record Treatment(
    MessageClass kind,
    Optional<Protection> chosen,
    Optional<ThreadProtection> thread,
    Optional<Protection> byRules,
    Optional<String> branding,
    Optional<Ending> ending,
    boolean requireTls,
    boolean forcePortal,
    boolean openSmime,
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

  /// Before any rule.
  public static Treatment initial(PriorProtection prior, Scope recipient) {
    return new Treatment(
        prior.kind(),
        prior.chosenFor(recipient),
        prior.thread(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        List.of(),
        List.of(),
        false,
        List.of(),
        false);
  }

  /// With what it goes protected: the strictest of all that was asked for. Mail that is not
  /// ordinary is protected only when its sender asks.
  public Optional<Protection> protection() {
    return kind == MessageClass.ORDINARY
        ? both(chosen, both(thread.map(ThreadProtection::protection), byRules))
        : chosen;
  }

  /// Whose wish its protection is: INSIDE for a rule, our thread, or a sender of ours.
  ///
  /// @param sender on which side they are
  public Scope protectedBy(Scope sender) {
    boolean ours =
        kind == MessageClass.ORDINARY
            && (byRules.isPresent()
                || thread.filter(one -> one.protectedBy() == Scope.INSIDE).isPresent());
    return ours ? Scope.INSIDE : chosen.isPresent() ? sender : Scope.OUTSIDE;
  }

  /// Whether nobody but its recipient could read it when it came.
  public boolean protectedBefore() {
    return kind.isUnreadable();
  }

  /// Whether it goes on in clear only because of its kind.
  public boolean passesByKind() {
    return kind != MessageClass.ORDINARY
        && protection().isEmpty()
        && (byRules.isPresent() || thread.isPresent());
  }

  /// Protects it no less than before.
  Treatment withProtection(Protection more) {
    return copy(other -> other.byRules = both(byRules, Optional.of(more)));
  }

  Treatment withoutByRules() {
    return copy(other -> other.byRules = Optional.empty());
  }

  Treatment withoutThread() {
    return copy(other -> other.thread = Optional.empty());
  }

  Treatment withForcedPortal() {
    return copy(other -> other.forcePortal = true);
  }

  Treatment withOpenedSmime() {
    return copy(other -> other.openSmime = true);
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
  /// @param sender on which side they are
  public Treatment withoutBookkeeping(List<Notice> notifications, Scope sender) {
    return summedUp(sender)
        .copy(
            other -> {
              other.added = List.of();
              other.notices = notifications;
              other.isFinal = true;
            });
  }

  /// Whether so far the same comes of both.
  ///
  /// @param sender on which side they are
  public boolean comesToTheSameAs(Treatment other, Scope sender) {
    return equals(other) || summedUp(sender).equals(other.summedUp(sender));
  }

  /// The same protection, without saying who asked for what: only which side did.
  private Treatment summedUp(Scope sender) {
    Optional<Protection> all = protection();
    if (kind != MessageClass.ORDINARY) {
      Optional<Protection> passedOver = both(thread.map(ThreadProtection::protection), byRules);
      return withOrigins(chosen, Optional.empty(), all.isEmpty() ? passedOver : Optional.empty());
    }
    return protectedBy(sender) == Scope.INSIDE
        ? withOrigins(Optional.empty(), Optional.empty(), all)
        : withOrigins(
            Optional.empty(),
            all.map(protection -> new ThreadProtection(protection, Scope.OUTSIDE)),
            Optional.empty());
  }

  private Treatment withOrigins(
      Optional<Protection> ofSender,
      Optional<ThreadProtection> ofThread,
      Optional<Protection> ofRules) {
    return copy(
        other -> {
          other.chosen = ofSender;
          other.thread = ofThread;
          other.byRules = ofRules;
        });
  }

  /// For somebody whom a rule added for others: no less protected than for those, whatever their
  /// own rules took off.
  public Treatment protectedAsFor(Optional<Protection> others, boolean othersForcePortal) {
    return copy(
        other -> {
          if (kind == MessageClass.ORDINARY) {
            other.byRules = both(byRules, others);
          } else {
            other.chosen = both(chosen, others);
          }
          other.forcePortal = forcePortal || othersForcePortal;
        });
  }

  /// For somebody whom a rule added for others, as well as it has to be for those. Edits that both
  /// have are made once.
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
    private final MessageClass kind;
    private Optional<Protection> chosen;
    private Optional<ThreadProtection> thread;
    private Optional<Protection> byRules;
    private Optional<String> branding;
    private Optional<Ending> ending;
    private boolean requireTls;
    private boolean forcePortal;
    private boolean openSmime;
    private List<MessageEdit> edits;
    private List<EmailAddress> added;
    private boolean redirected;
    private List<Notice> notices;
    private boolean isFinal;

    Copy(Treatment original) {
      kind = original.kind;
      chosen = original.chosen;
      thread = original.thread;
      byRules = original.byRules;
      branding = original.branding;
      ending = original.ending;
      requireTls = original.requireTls;
      forcePortal = original.forcePortal;
      openSmime = original.openSmime;
      edits = original.edits;
      added = original.added;
      redirected = original.redirected;
      notices = original.notices;
      isFinal = original.isFinal;
    }

    Treatment made() {
      return new Treatment(
          kind,
          chosen,
          thread,
          byRules,
          branding,
          ending,
          requireTls,
          forcePortal,
          openSmime,
          edits,
          added,
          redirected,
          notices,
          isFinal);
    }
  }
}
