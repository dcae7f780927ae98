package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;

/// Names bytes that we make out of an intake, by what they are: an attempt that is repeated makes
/// the same name of the same bytes, and one that decides otherwise never puts other bytes under a
/// name that is in use.
final class CopyId {
  private static final int BYTES = 20;

  private CopyId() {}

  static IntakeId of(IntakeKey intake, byte[] bytes) {
    return new IntakeId("copy-" + digest(intake + "\n", bytes));
  }

  /// Held mail is released for its recipients as a whole, so they are part of what it is.
  static IntakeId ofHeld(IntakeKey intake, List<EmailAddress> recipients, byte[] bytes) {
    String all = recipients.stream().map(EmailAddress::toString).collect(Collectors.joining("\n"));
    return new IntakeId("held-" + digest(intake + "\n" + all + "\n\n", bytes));
  }

  /// A notice is the same whenever it is written, but for its date and its Message-ID.
  ///
  /// @param what which of the intake's notices
  static IntakeId ofNotice(IntakeKey intake, String what) {
    return new IntakeId("copy-" + digest(intake + "\n", ("notice " + what).getBytes(UTF_8)));
  }

  /// It is encrypted anew by each attempt, and each of them is as good: the last one stays.
  static IntakeId ofSmime(IntakeKey intake, EmailAddress recipient) {
    return new IntakeId("copy-" + digest(intake + "\n", ("smime " + recipient).getBytes(UTF_8)));
  }

  private static String digest(String context, byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(context.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(bytes), 0, BYTES);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
