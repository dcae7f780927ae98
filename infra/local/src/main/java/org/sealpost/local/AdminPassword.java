package org.sealpost.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.sealpost.console.signin.AdminPasswordFile;
import org.sealpost.console.signin.AdminPasswords;

/// The admin's password, which is made at the first start and shown once. Until it was shown it
/// does not count: a start that fails, or is broken off, leaves no password that nobody knows.
final class AdminPassword {
  static final String FILE = "admin.json";

  private static final String NOT_SHOWN_YET = "admin.json.new";

  private final DataFolder data;
  private final AdminPasswordFile.Opened opened;

  private AdminPassword(DataFolder data, AdminPasswordFile.Opened opened) {
    this.data = data;
    this.opened = opened;
  }

  static AdminPassword open(DataFolder data, SecureRandom random) throws IOException {
    data.delete(NOT_SHOWN_YET);
    Path file = data.file(FILE);
    return new AdminPassword(
        data, AdminPasswordFile.open(Files.exists(file) ? file : data.file(NOT_SHOWN_YET), random));
  }

  AdminPasswords passwords() {
    return opened.passwords();
  }

  /// Empty when it was shown before.
  Optional<String> toShow() {
    return opened.newPassword();
  }

  /// From now on it is the password.
  void wasShown() throws IOException {
    if (toShow().isPresent()) {
      Files.move(data.file(NOT_SHOWN_YET), data.file(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
