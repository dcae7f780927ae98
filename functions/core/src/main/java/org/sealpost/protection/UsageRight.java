package org.sealpost.protection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Usage rights by their common names; the policy codes of Exchange stand beside (ome.md 4.1).
public enum UsageRight {
  /// Open and read.
  VIEW("VIEW"),
  /// Change the content in an application, without saving it.
  EDIT("DOCEDIT"),
  /// Save in place; Exchange calls it EDIT.
  SAVE("EDIT"),
  /// Add annotations.
  COMMENT("COMMENT"),
  /// Save under another name, also unprotected.
  EXPORT("EXPORT"),
  /// Forward, and add recipients.
  FORWARD("FORWARD"),
  /// Reply to the sender; recipients cannot be changed.
  REPLY("REPLY"),
  /// Reply to all recipients; none can be added.
  REPLY_ALL("REPLYALL"),
  /// A browser cannot enforce it; the portal labels it as advice.
  PRINT("PRINT"),
  /// Copy, capture the screen; a browser cannot enforce it either.
  COPY("EXTRACT"),
  /// See the rights themselves.
  VIEW_RIGHTS("VIEWRIGHTSDATA"),
  /// Change or remove the rights.
  CHANGE_RIGHTS("EDITRIGHTSDATA"),
  /// Programs may read the content.
  ALLOW_MACROS("OBJMODEL"),
  /// Everything, including removing the protection.
  OWNER("OWNER");

  private final String policyCode;

  UsageRight(String policyCode) {
    this.policyCode = policyCode;
  }

  /// As Exchange writes it.
  public String policyCode() {
    return policyCode;
  }

  /// By its policy code, in any case.
  public static Optional<UsageRight> ofPolicyCode(String code) {
    String wanted = code.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(right -> right.policyCode.equals(wanted)).findFirst();
  }
}
