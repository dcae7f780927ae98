package org.sealpost.sender;

import java.util.Optional;
import org.sealpost.protection.Protection;
import org.sealpost.protection.SenderOptions;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.ProtectionTemplates;

/// The templates that senders may name, and wishes for them.
record Templates(ProtectionTemplates templates) {
  boolean has(String name) {
    return templates.named(name).isPresent();
  }

  /// Do Not Forward where nothing is called so.
  SenderChoice wish(String name) {
    return SenderChoice.of(
        templates
            .named(name)
            .map(ProtectionTemplate::protection)
            .orElse(Protection.DO_NOT_FORWARD));
  }

  SenderChoice encrypt() {
    return wish(Protection.ENCRYPT.template());
  }

  SenderChoice noForward() {
    return SenderChoice.of(Protection.DO_NOT_FORWARD);
  }

  SenderChoice passcodeOnly() {
    return encrypt().with(new SenderOptions(Optional.empty(), true, false));
  }

  SenderChoice notifyWhenRead() {
    return encrypt().with(new SenderOptions(Optional.empty(), false, true));
  }

  SenderChoice expiresAfter(int days) {
    return encrypt().with(new SenderOptions(Optional.of(days), false, false));
  }
}
