package org.sealpost.mail.edit;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.edit.MessageEdit.SetHeader;

/// What the header says after edits, before they are made: later rules see what earlier ones did.
public final class EditedHeaders {
  private EditedHeaders() {}

  /// Recipients that were added are not among the fields: conditions on To and Cc are about whom
  /// the sender wrote to.
  public static List<HeaderField> of(List<HeaderField> fields, List<MessageEdit> edits) {
    List<HeaderField> edited = new ArrayList<>(fields);
    for (MessageEdit edit : edits) {
      switch (edit) {
        case PrependSubject(String text) -> prependSubject(edited, text);
        case RemoveFromSubject(String text) ->
            edited.replaceAll(
                field ->
                    field.isNamed("Subject")
                        ? new HeaderField(field.name(), SubjectText.without(field.value(), text))
                        : field);
        case SetHeader(String name, String value) -> {
          edited.removeIf(field -> field.isNamed(name));
          edited.add(new HeaderField(name, value));
        }
        case RemoveHeader(String name) -> edited.removeIf(field -> field.isNamed(name));
        case AddVisibleRecipient _, AddDisclaimer _ -> {
          // Neither is a field that a condition reads.
        }
      }
    }
    return edited;
  }

  private static void prependSubject(List<HeaderField> fields, String text) {
    boolean hasSubject = fields.stream().anyMatch(field -> field.isNamed("Subject"));
    if (!hasSubject) {
      fields.add(new HeaderField("Subject", text));
    }
    fields.replaceAll(
        field ->
            hasSubject && field.isNamed("Subject")
                ? new HeaderField(field.name(), text + field.value())
                : field);
  }
}
