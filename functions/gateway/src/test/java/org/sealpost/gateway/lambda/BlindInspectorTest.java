package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;

class BlindInspectorTest {
  private static MailContent mail(String disposition) throws MalformedMailException {
    return MimeReader.read(
        """
        From: alice@contoso.example
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Hello
        --b
        Content-Type: application/octet-stream
        Content-Disposition: attachment%s

        abc
        --b--
        """
            .formatted(disposition)
            .replace("\n", "\r\n")
            .getBytes(UTF_8));
  }

  @Test
  void inspectShouldVouchForNoAttachment() throws Exception {
    Inspection inspection = new BlindInspector().inspect(mail("; filename=Offer.tar.GZ"));

    assertThat(inspection.texts()).isEmpty();
    assertThat(inspection.attachments())
        .containsExactly(
            new InspectedAttachment(
                "Offer.tar.GZ", Set.of("gz"), 3, "", false, false, true, true, Map.of()));
  }

  @Test
  void inspectShouldTakeAnAttachmentWithoutAName() throws Exception {
    List<InspectedAttachment> attachments = new BlindInspector().inspect(mail("")).attachments();

    assertThat(attachments)
        .singleElement()
        .satisfies(attachment -> assertThat(attachment.extensions()).isEmpty())
        .satisfies(attachment -> assertThat(attachment.isIncomplete()).isTrue());
  }
}
