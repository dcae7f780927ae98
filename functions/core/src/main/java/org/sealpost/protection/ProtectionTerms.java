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
/// @param requirePasskey readers confirm with a passkey who they are, however they sign in
public record ProtectionTerms(
    String template,
    UsageRights rights,
    AttachmentAccess attachments,
    MessageExpiry expiry,
    Scope protectedBy,
    boolean passcodeOnly,
    boolean notifyWhenRead,
    boolean requirePasskey) {
  /// Without a passkey.
  public ProtectionTerms(
      String template,
      UsageRights rights,
      AttachmentAccess attachments,
      MessageExpiry expiry,
      Scope protectedBy,
      boolean passcodeOnly,
      boolean notifyWhenRead) {
    this(template, rights, attachments, expiry, protectedBy, passcodeOnly, notifyWhenRead, false);
  }

  /// What an answer to it is protected with, at least. Its end is its own.
  public ThreadProtection ofThread() {
    return new ThreadProtection(
        new Protection(
            template, rights, attachments, ContentExpiry.NEVER, List.of(), requirePasskey),
        protectedBy);
  }
}
