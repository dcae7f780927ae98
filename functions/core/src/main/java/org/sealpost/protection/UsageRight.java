package org.sealpost.protection;

/// Usage rights by their common names; the policy codes of Exchange stand beside (ome.md 4.1).
public enum UsageRight {
  /// VIEW
  VIEW,
  /// REPLY: to the sender; recipients cannot be changed.
  REPLY,
  /// REPLYALL
  REPLY_ALL,
  /// FORWARD
  FORWARD,
  /// PRINT: a browser cannot enforce it; the portal labels it as advice.
  PRINT,
  /// EXTRACT: copy; a browser cannot enforce it either.
  COPY,
  /// DOCEDIT
  EDIT,
  /// EXPORT: save under another name, also unprotected.
  EXPORT,
  /// OWNER: everything, including removing the protection.
  OWNER
}
