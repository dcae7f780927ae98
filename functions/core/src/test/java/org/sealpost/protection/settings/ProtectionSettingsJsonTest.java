package org.sealpost.protection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.protection.template.TemplateText;

class ProtectionSettingsJsonTest {
  private static final String DEFAULTS = ProtectionSettingsJson.write(ProtectionSettings.DEFAULTS);

  private static ProtectionSettings random(Random random) {
    return new ProtectionSettings(
        IntStream.range(0, random.nextInt(4)).mapToObj(at -> template(random, at)).toList(),
        random.nextBoolean(),
        new Limits(
            (1 + random.nextInt(40)) * 1024 * 1024,
            1 + random.nextInt(500),
            1 + random.nextInt(1_000_000)),
        new CarrierSettings(one(random, Carrier.values()), 1024 + random.nextInt(2_000_000)),
        one(random, SubjectChoice.values()),
        one(random, MethodChoice.values()),
        new SenderControls(
            list(random, new SubjectToken("[Ü " + random.nextInt(9) + "]", "T0")),
            list(random, new HeaderTrigger("Sensitivity", "\"x\" \\ y", "T0")),
            list(random, new LabelTrigger("0a1b2c3d-1111-2222-3333-444455556666", "T1")),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean()),
        some(random, EnumSet.complementOf(EnumSet.of(MessageClass.ORDINARY))),
        new SmimeSettings(
            Optional.of("-----BEGIN CERTIFICATE-----\nMII=\n").filter(_ -> random.nextBoolean()),
            Optional.of("x").filter(_ -> random.nextBoolean()),
            list(random, "anchor"),
            list(random, "list"),
            some(random, Set.of(new Domain("a.example"), new Domain("b.example")))));
  }

  private static ProtectionTemplate template(Random random, int number) {
    Set<UsageRight> rights = EnumSet.of(UsageRight.VIEW);
    rights.addAll(some(random, EnumSet.allOf(UsageRight.class)));
    return new ProtectionTemplate(
        "T" + number,
        random.nextBoolean()
            ? Map.of()
            : Map.of("de", new TemplateText("Ü", "„x“"), "en-GB", new TemplateText("U", "")),
        new UsageRights(rights),
        Optional.of(
                new ReaderList(
                    some(random, Set.of(EmailAddress.of("a@b.example"))),
                    some(random, Set.of(EmailAddress.of("g@b.example"))),
                    Set.of(new Domain("b.example"), new Domain("c.example"))))
            .filter(_ -> random.nextBoolean()),
        new ContentExpiry(
            Optional.of(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)))
                .filter(_ -> random.nextBoolean()),
            Optional.of(1 + random.nextInt(3650)).filter(_ -> random.nextBoolean())),
        one(random, AttachmentAccess.values()),
        one(random, TemplateStatus.values()));
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static <T> List<T> list(Random random, T element) {
    return random.nextBoolean() ? List.of(element) : List.of();
  }

  private static <T> Set<T> some(Random random, Set<T> all) {
    List<T> elements = new ArrayList<>(all);
    Collections.shuffle(elements, random);
    return new LinkedHashSet<>(elements.subList(0, random.nextInt(elements.size() + 1)));
  }

  @Test
  void readShouldGiveBackWhatWasWritten() {
    Random random = new Random(5);
    assertThat(ProtectionSettingsJson.read(DEFAULTS)).isEqualTo(ProtectionSettings.DEFAULTS);
    for (int round = 0; round < 300; round++) {
      ProtectionSettings settings = random(random);

      String json = ProtectionSettingsJson.write(settings);

      ProtectionSettings read = ProtectionSettingsJson.read(json);
      assertThat(read).isEqualTo(settings);
      assertThat(ProtectionSettingsJson.write(read)).isEqualTo(json);
    }
  }

  @Test
  void equalSettingsShouldMakeEqualTexts() {
    List<UsageRight> rights = new ArrayList<>(EnumSet.allOf(UsageRight.class));
    Set<String> texts = new LinkedHashSet<>();
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(rights, new Random(round));
      ProtectionTemplate template =
          new ProtectionTemplate(
              "T",
              Map.of(),
              new UsageRights(new LinkedHashSet<>(rights)),
              Optional.empty(),
              ContentExpiry.NEVER,
              AttachmentAccess.DOWNLOAD,
              TemplateStatus.PUBLISHED);
      texts.add(ProtectionSettingsJson.write(with(template)));
    }

    assertThat(texts)
        .singleElement()
        .asString()
        .contains("[\"ALLOW_MACROS\",\"CHANGE_RIGHTS\",\"COMMENT\",\"COPY\",\"EDIT\",\"EXPORT\"");
  }

  /// Settings outlive the version that wrote them.
  @Test
  void templatesOfBeforeShouldAskForNoPasskey() {
    ProtectionSettings asking =
        with(
            new ProtectionTemplate(
                "T",
                Map.of(),
                UsageRights.ENCRYPT_ONLY,
                Optional.empty(),
                ContentExpiry.NEVER,
                AttachmentAccess.DOWNLOAD,
                TemplateStatus.PUBLISHED,
                true));
    String json = ProtectionSettingsJson.write(asking);
    String before = json.replace(",\"requirePasskey\":true", "");

    assertThat(before).isNotEqualTo(json);
    assertThat(ProtectionSettingsJson.read(json)).isEqualTo(asking);
    assertThat(ProtectionSettingsJson.read(before).ownTemplates())
        .singleElement()
        .matches(template -> !template.requirePasskey());
  }

  private static ProtectionSettings with(ProtectionTemplate template) {
    ProtectionSettings defaults = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        List.of(template),
        true,
        defaults.limits(),
        defaults.carrier(),
        defaults.wrapperSubject(),
        defaults.method(),
        defaults.senderControls(),
        defaults.passing(),
        defaults.smime());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"limits\":{ | \"limits\":{\"odd\":1, | limits.odd",
        "\"mostRecipients\":500 | \"mostRecipients\":501 | most recipients: 1 to 500",
        "\"mostRecipients\":500 | \"mostRecipients\":null | limits.mostRecipients",
        "\"mostRecipients\":500, | '' | limits.mostRecipients",
        "\"method\":\"PORTAL\" | \"method\":\"PIGEON\" | method",
        "\"method\":\"PORTAL\" | \"method\":null | method",
        "\"method\":\"PORTAL\", | '' | method",
        "\"token\":\"[encrypt]\" | \"token\":\"x\" | senderControls.subjectTokens[0]",
        "\"passing\":[ | \"passing\":[\"ORDINARY\", | ordinary mail does not pass",
        "\"passing\":[ | \"passing\":[null, | passing",
        "\"cbcDomains\":[ | \"cbcDomains\":[\"no domain\" | smime.cbcDomains[0]",
        "\"ownTemplates\":[ | \"ownTemplates\":[{\"name\":\"x\"} | ownTemplates[0]",
        "\"options\":true | \"options\":true,\"options\":false | options",
      })
  void readShouldSayWhatIsWrongAndWhere(String right, String wrong, String message) {
    assertThat(DEFAULTS).contains(right);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ProtectionSettingsJson.read(
                    DEFAULTS.replace(right, wrong.equals("''") ? "" : wrong)))
        .withMessageStartingWith("not protection settings: ")
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "1", "{", "nothing"})
  void readShouldRefuseWhatIsNoSettings(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> ProtectionSettingsJson.read(json));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProtectionSettingsJson.read(DEFAULTS + json + "}"));
  }

  @Test
  void controlsShouldHaveBorders() {
    List<SubjectToken> many = Collections.nCopies(101, new SubjectToken("[x]", "Encrypt"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SenderControls(many, List.of(), List.of(), true, true, true));
    for (String token : List.of("", "ab", "a\u0001b", "\u00a0\u00a0\u00a0", "x".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new SubjectToken(token, "Encrypt"));
    }
  }
}
