package org.sealpost.protection.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.Protection;
import org.sealpost.protection.RightsLevel;

class ProtectionTemplatesTest {
  private static ProtectionTemplate template(String name, TemplateStatus status) {
    return template(name, Map.of(), status);
  }

  private static ProtectionTemplate template(
      String name, Map<String, TemplateText> texts, TemplateStatus status) {
    return new ProtectionTemplate(
        name,
        texts,
        RightsLevel.VIEWER.rights(),
        Optional.empty(),
        ContentExpiry.NEVER,
        AttachmentAccess.DOWNLOAD,
        status);
  }

  private static List<ProtectionTemplate> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> template("T" + number, TemplateStatus.PUBLISHED))
        .toList();
  }

  @Test
  void builtInTemplatesShouldComeFirst() {
    assertThat(ProtectionTemplates.BUILT_IN.all())
        .extracting(ProtectionTemplate::protection)
        .containsExactly(Protection.ENCRYPT, Protection.DO_NOT_FORWARD);
    assertThat(new ProtectionTemplates(many(1), true).all())
        .extracting(ProtectionTemplate::name)
        .containsExactly("Encrypt", "Do Not Forward", "T0");
  }

  @Test
  void attachmentsShouldBeDecidedForEncryptOnly() {
    ProtectionTemplates templates = new ProtectionTemplates(many(1), false);

    Stream<AttachmentAccess> attachments =
        templates.all().stream().map(ProtectionTemplate::attachments);

    assertThat(attachments)
        .containsExactly(
            AttachmentAccess.VIEW_ONLY, AttachmentAccess.VIEW_ONLY, AttachmentAccess.DOWNLOAD);
    assertThat(templates.named("Encrypt").orElseThrow().rights())
        .isEqualTo(Protection.ENCRYPT.rights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Board", "BOARD", " board "})
  void templatesShouldBeFoundInAnyCase(String name) {
    ProtectionTemplates templates =
        new ProtectionTemplates(List.of(template("Board", TemplateStatus.ARCHIVED)), true);

    assertThat(templates.named(name)).map(ProtectionTemplate::name).contains("Board");
    assertThat(templates.named(name + "s")).isEmpty();
  }

  @Test
  void templatesShouldBeFiveHundredAtMost() {
    assertThat(new ProtectionTemplates(many(500), true).all()).hasSize(502);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProtectionTemplates(many(501), true))
        .withMessageContaining("500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypt", "DO NOT FORWARD", " Board", "bOARD"})
  void namesShouldBeUniqueInAnyCase(String name) {
    List<ProtectionTemplate> own =
        List.of(
            template("Board", TemplateStatus.ARCHIVED), template(name, TemplateStatus.PUBLISHED));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProtectionTemplates(own, true))
        .withMessageContaining(name.strip());
  }

  @Test
  void namesShouldHaveBorders() {
    assertThat(template("n".repeat(64), TemplateStatus.PUBLISHED).name()).hasSize(64);
    for (String name : List.of("", "  ", "n".repeat(65), "a\nb", "a\u0000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> template(name, TemplateStatus.PUBLISHED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-AT", "pt-BR", "zh-Hant-TW", "sr-Latn"})
  void textsShouldBeByLanguage(String tag) {
    TemplateText text = new TemplateText("Vorstand", "Nur für den Vorstand.");

    assertThat(template("Board", Map.of(tag, text), TemplateStatus.PUBLISHED).texts())
        .containsEntry(tag, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "english language", "1033", "de_AT", "-"})
  void textsShouldBeOfNothingElse(String tag) {
    TemplateText text = new TemplateText("Board", "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> template("Board", Map.of(tag, text), TemplateStatus.PUBLISHED))
        .withMessageContaining("BCP 47");
  }
}
