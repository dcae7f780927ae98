package org.sealpost.protection;

import java.util.List;
import org.sealpost.organization.Scope;

/// On what terms a message was protected, fixed at acceptance: later changes of a template do not
/// change them.
///
/// @param template the name of the protection template, for people
/// @param protectedBy whose wish it was: INSIDE for a rule, a sender of ours, or our thread
/// @param passcodeOnly readers sign in with a passcode and in no other way
/// @param notifyWhenRead the author is told when a recipient reads it first
public record ProtectionTerms(
    String template,
    UsageRights rights,
    AttachmentAccess attachments,
    MessageExpiry expiry,
    Scope protectedBy,
    boolean passcodeOnly,
    boolean notifyWhenRead) {
  /// What an answer to it is protected with, at least. Its end is its own.
  public ThreadProtection ofThread() {
    return new ThreadProtection(
        new Protection(template, rights, attachments, ContentExpiry.NEVER, List.of()), protectedBy);
  }
}
