package org.sealpost.mail.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.EditedMessage.Edited;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.edit.MessageEdit.SetHeader;
import org.sealpost.mail.edit.MessageEdit.VisibleField;
import org.sealpost.testing.Mails;

/// Edits and messages to try them on.
final class Edits {
  private static final String[] NAMES = {"X-A", "x-a", "X-B", "Keywords", "Comments", "arc-x"};
  private static final String[] TEXTS = {
    "plain",
    " lead",
    "trail ",
    "ü",
    "日本語 の 題",
    "=?utf-8?Q?x?=",
    "=?utf-8?Q?=C3=BC?= =?utf-8?Q?y?=",
    "a  b\tc",
    "\ud83d\ude00",
    "x".repeat(100),
    "long words ".repeat(9),
    "ü".repeat(100),
    "\"q",
    "?="
  };

  private Edits() {}

  static byte[] made(byte[] message, MessageEdit... edits) {
    EditedMessage edited = MessageEditor.apply(message, List.of(edits));
    assertThat(edited).isInstanceOf(Edited.class);
    return ((Edited) edited).message().toByteArray();
  }

  static MessageEdit random(Random random) {
    String name = NAMES[random.nextInt(NAMES.length)];
    return switch (random.nextInt(6)) {
      case 0, 1 -> new PrependSubject(text(random));
      case 5 -> new RemoveFromSubject(text(random));
      case 2 -> new SetHeader(name, random.nextInt(8) == 0 ? "" : text(random));
      case 3 -> new RemoveHeader(random.nextInt(5) == 0 ? "Subject" : name);
      default ->
          new AddVisibleRecipient(
              random.nextBoolean() ? VisibleField.TO : VisibleField.CC,
              EmailAddress.of("r" + random.nextInt(3) + "@partner.example"));
    };
  }

  static Set<String> names(List<MessageEdit> edits) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (MessageEdit edit : edits) {
      switch (edit) {
        case PrependSubject _, RemoveFromSubject _ -> names.add("Subject");
        case SetHeader(String name, _) -> names.add(name);
        case RemoveHeader(String name) -> names.add(name);
        case AddVisibleRecipient _, MessageEdit.AddDisclaimer _ -> {
          // No field that a rule reads.
        }
      }
    }
    return names;
  }

  static byte[] randomMessage(Random random) {
    StringBuilder message = new StringBuilder("From: a@b.example\n");
    for (int field = random.nextInt(8); field > 0; field--) {
      String name = random.nextInt(3) == 0 ? "Subject" : NAMES[random.nextInt(NAMES.length)];
      message
          .append(name)
          .append(random.nextInt(9) == 0 ? " :" : ": ")
          .append(TEXTS[random.nextInt(TEXTS.length)])
          .append(random.nextInt(4) == 0 ? "\n folded" : "")
          .append('\n');
    }
    message.append(random.nextInt(3) == 0 ? "DKIM-Signature: h=from:x-b\n" : "").append("\nbody\n");
    return random.nextBoolean()
        ? Mails.bytes(message.toString())
        : Mails.crlf(message.toString()).getBytes(ISO_8859_1);
  }

  private static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
