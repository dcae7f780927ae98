package org.sealpost.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.edit.EditedMessage.Edited;
import org.sealpost.mail.edit.MessageEditor;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.RightsLevel;
import org.sealpost.protection.SenderOptions;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.settings.HeaderTrigger;
import org.sealpost.protection.settings.LabelTrigger;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.settings.SubjectToken;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.testing.Mails;

class SenderChoicesTest {
  private static final String GUID = "0a1b2c3d-1111-2222-3333-444455556666";
  private static final ProtectionTemplate BOARD =
      template("Board, only", TemplateStatus.PUBLISHED, 30);
  private static final ProtectionTemplate OLD = template("Old", TemplateStatus.ARCHIVED, 7);
  private static final SenderControls CONTROLS =
      new SenderControls(
          List.of(
              new SubjectToken("[encrypt]", "Encrypt"),
              new SubjectToken("[do not forward]", "Do Not Forward"),
              new SubjectToken("#board", "Board, only"),
              new SubjectToken("[gone]", "No such template")),
          List.of(
              new HeaderTrigger("Sensitivity", "Company-Confidential", "do not forward"),
              new HeaderTrigger("X-Class", "top  secret", "Old")),
          List.of(new LabelTrigger(GUID, "Board, only")),
          true,
          false,
          false);
  private static final ProtectionSettings SETTINGS = settings(CONTROLS, true);

  private static ProtectionTemplate template(String name, TemplateStatus status, int days) {
    return new ProtectionTemplate(
        name,
        Map.of(),
        RightsLevel.EDITOR.rights(),
        Optional.of(new ReaderList(Set.of(), Set.of(), Set.of(new Domain("partner.example")))),
        ContentExpiry.afterDays(days),
        AttachmentAccess.DOWNLOAD,
        status);
  }

  private static ProtectionSettings settings(SenderControls controls, boolean decrypt) {
    ProtectionSettings defaults = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        List.of(BOARD, OLD),
        decrypt,
        defaults.limits(),
        defaults.carrier(),
        defaults.wrapperSubject(),
        defaults.method(),
        controls,
        defaults.passing(),
        defaults.smime());
  }

  private static MailContent content(String fields) throws MalformedMailException {
    return MimeReader.read(Mails.bytes("From: anna@contoso.example\n" + fields + "\n\nbody\n"));
  }

  private static SenderChoice choice(String fields) throws MalformedMailException {
    return SenderChoices.of(content(fields), Scope.INSIDE, SETTINGS);
  }

  /// The Subject fields as the recipients will see them.
  private static List<String> subjects(String fields) throws MalformedMailException {
    byte[] message = Mails.bytes("From: anna@contoso.example\n" + fields + "\n\nbody\n");
    Edited edited = (Edited) MessageEditor.apply(message, choice(fields).removals());
    return MimeReader.read(edited.message().toByteArray()).header("Subject").toList();
  }

  private static SenderOptions expiry(int days) {
    return new SenderOptions(Optional.of(days), false, false);
  }

  @Test
  void ofShouldFindNothingInOrdinaryMail() throws Exception {
    assertThat(choice("Subject: Offer, encrypted or not")).isEqualTo(SenderChoice.NONE);
    assertThat(choice("X-Other: [encrypt]")).isEqualTo(SenderChoice.NONE);
    assertThat(choice("Sensitivity: Personal\nX-Class: secret")).isEqualTo(SenderChoice.NONE);
  }

  @Nested
  class Tokens {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "Subject: [encrypt] Offer | Offer",
          "Subject: Offer [ENCRYPT] | Offer",
          "Subject: Offer  [Encrypt]  of today | Offer of today",
          "Subject: Offer[encrypt]now | Offernow",
          "Subject: Offer [encrypt]now | Offer now",
          "Subject: Offer[encrypt] now | Offer now",
          "Subject: [encrypt] Of [encrypt] fer [encrypt] | Of fer",
          "Subject: [encrypt] | ''",
          "Subject: Re: [encrypt] AW:   [encrypt] x   y | Re: AW: x   y",
          "Subject: =?utf-8?Q?[encrypt]_Gr=C3=BC=C3=9Fe?= | Grüße",
          "Subject: =?utf-8?Q?[enc?= =?utf-8?Q?rypt]?= Offer | Offer",
          "Subject: =?utf-8?B?W2VuY3J5cHRdIE9mZmVy?= | Offer",
          "SUBJECT: [encrypt] Offer | Offer",
        })
    void tokensShouldBeFoundAndTakenOut(String field, String left) throws Exception {
      assertThat(choice(field).protection()).contains(Protection.ENCRYPT);
      assertThat(subjects(field)).containsExactly(left.equals("''") ? "" : left);
    }

    @Test
    void tokensShouldBeFoundAcrossFoldsAndInEverySubject() throws Exception {
      assertThat(choice("Subject: Offer [do\n not forward] now").protection())
          .contains(Protection.DO_NOT_FORWARD);
      assertThat(choice("Subject: Offer [do\n\t  not\n forward] now").protection())
          .contains(Protection.DO_NOT_FORWARD);
      assertThat(subjects("Subject: Offer [do\n\t  not\n forward] now"))
          .containsExactly("Offer now");
      assertThat(choice("Subject: Offer\nSubject: [encrypt] Other").protection())
          .contains(Protection.ENCRYPT);
      assertThat(subjects("Subject: Offer\nSubject: [encrypt] Other"))
          .containsExactly("Offer", "Other");
    }

    @Test
    void theStrictestOfSeveralShouldHold() throws Exception {
      SenderChoice choice = choice("Subject: [encrypt] x #Board [do not forward]");

      Protection protection = choice.protection().orElseThrow();
      assertThat(protection.rights())
          .isEqualTo(Protection.DO_NOT_FORWARD.rights().and(BOARD.rights()));
      assertThat(protection.attachments()).isEqualTo(AttachmentAccess.VIEW_ONLY);
      assertThat(protection.expiry()).isEqualTo(ContentExpiry.afterDays(30));
      assertThat(protection.readers()).hasSize(1);
      assertThat(choice.options().isNone()).isTrue();
      assertThat(subjects("Subject: [encrypt] x #Board [do not forward]")).containsExactly("x");
    }

    @Test
    void unknownTemplatesShouldMeanDoNotForward() throws Exception {
      assertThat(choice("Subject: [gone] x").protection()).contains(Protection.DO_NOT_FORWARD);
    }

    @Test
    void encryptShouldFollowTheOrganizationsSettingForAttachments() throws Exception {
      SenderChoice choice =
          SenderChoices.of(
              content("Subject: [encrypt] x"), Scope.INSIDE, settings(CONTROLS, false));

      assertThat(choice.protection().orElseThrow().attachments())
          .isEqualTo(AttachmentAccess.VIEW_ONLY);
    }
  }

  @Nested
  class Fields {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Sensitivity: Company-Confidential",
          "sensitivity:   COMPANY-CONFIDENTIAL  ",
          "Sensitivity: Personal\nSensitivity: Company-Confidential",
          "Sensitivity: =?utf-8?Q?Company-Confidential?=",
        })
    void triggersShouldMatchTheWholeValueInAnyCase(String fields) throws Exception {
      assertThat(choice(fields).protection()).contains(Protection.DO_NOT_FORWARD);
      assertThat(choice(fields).removals()).isEmpty();
    }

    @Test
    void triggersShouldNotMatchApart() throws Exception {
      assertThat(choice("Sensitivity: Not Company-Confidential")).isEqualTo(SenderChoice.NONE);
      assertThat(choice("Sensitivity:")).isEqualTo(SenderChoice.NONE);
    }

    @Test
    void archivedTemplatesShouldCount() throws Exception {
      assertThat(choice("X-Class: Top\n secret").protection()).contains(OLD.protection());
    }

    @Test
    void protectShouldNameTemplates() throws Exception {
      assertThat(choice("X-Sealpost-Protect: encrypt").protection()).contains(Protection.ENCRYPT);
      assertThat(choice("X-Sealpost-Protect: Board, only").protection())
          .contains(BOARD.protection());
      assertThat(choice("X-Sealpost-Protect: Old, Encrypt").protection().orElseThrow().expiry())
          .isEqualTo(OLD.expiry());
      assertThat(choice("X-Sealpost-Protect: Encrypt\nx-sealpost-protect: Old").protection())
          .isEqualTo(choice("X-Sealpost-Protect: Old, Encrypt, ,").protection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "true", "Nothing called so", "Encrypt, Nothing called so"})
    void protectShouldTakeWhatIsNotThereForDoNotForward(String value) throws Exception {
      assertThat(choice("X-Sealpost-Protect: " + value).protection())
          .contains(Protection.DO_NOT_FORWARD);
    }
  }

  @Nested
  class Labels {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "msip_labels: MSIP_Label_" + GUID + "_Enabled=true;",
          "msip_labels: MSIP_Label_" + GUID + "_Enabled=True; MSIP_Label_" + GUID + "_Name=Board",
          "MSIP_Labels:\n MSIP_Label_"
              + GUID
              + "_SetDate=2026-11-22T10:00:00Z;\n MSIP_Label_"
              + GUID
              + "_Enabled=true;\n MSIP_Label_"
              + GUID
              + "_ContentBits=0",
          "msip_labels: MSIP_Label_\n " + GUID + "_Enabled\n =true",
          "msip_labels: MSIP_Label_ffffffff-1111-2222-3333-444455556666_Enabled=true;"
              + " MSIP_Label_"
              + GUID
              + "_Enabled=\"true\"",
          "MSIP_Label_" + GUID + "_Enabled: true",
          "msip_labels: msip_label_0A1B2C3D-1111-2222-3333-444455556666_enabled=TRUE",
          "msip_labels: MSIP_Label_"
              + GUID
              + "_Enabled=false\nmsip_labels: MSIP_Label_"
              + GUID
              + "_Enabled=true",
        })
    void enabledLabelsShouldCount(String fields) throws Exception {
      assertThat(choice(fields).protection()).contains(BOARD.protection());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "msip_labels: MSIP_Label_" + GUID + "_Enabled=false;",
          "msip_labels: MSIP_Label_" + GUID + "_Enabled=truely;",
          "msip_labels: MSIP_Label_" + GUID + "_Name=true;",
          "msip_labels: MSIP_Label_ffffffff-1111-2222-3333-444455556666_Enabled=true",
          "msip_labels:",
          "X-Other: MSIP_Label_" + GUID + "_Enabled=true",
        })
    void othersShouldNot(String fields) throws Exception {
      assertThat(choice(fields)).isEqualTo(SenderChoice.NONE);
    }
  }

  @Nested
  class Options {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "[expires 7d]",
          "[expires 7 days]",
          "[Expires: 7 Days]",
          "[EXPIRES 07D]",
          "[expires 7]",
          "[expires  7\n\td]",
        })
    void expiryShouldBeReadAndTakenOut(String token) throws Exception {
      String field = "Subject: Offer " + token + " now";

      assertThat(choice(field).options()).isEqualTo(expiry(7));
      assertThat(choice(field).protection()).contains(Protection.ENCRYPT);
      assertThat(subjects(field)).containsExactly("Offer now");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "730,730"})
    void expiryShouldTakeItsBorders(String written, int days) throws Exception {
      assertThat(choice("Subject: [expires " + written + "d]").options()).isEqualTo(expiry(days));
      assertThat(choice("X-Sealpost-Expires: " + written).options()).isEqualTo(expiry(days));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"soon", "0", "0d", "731", "9999 days", "99999999999999999999d", "-7", "7 weeks"})
    void unreadableExpiryShouldAskForEncryptAndStay(String days) throws Exception {
      String field = "Subject: Offer [expires " + days + "]";

      assertThat(choice(field)).isEqualTo(SenderChoice.of(Protection.ENCRYPT));
      assertThat(subjects(field)).containsExactly("Offer [expires " + days + "]");
      assertThat(choice("X-Sealpost-Expires: " + days))
          .isEqualTo(SenderChoice.of(Protection.ENCRYPT));
    }

    @Test
    void unreadableExpiryShouldNotWeakenAReadableOne() throws Exception {
      SenderChoice choice = choice("Subject: [expires soon] [expires 9d] [expires 3d] x");

      assertThat(choice.options()).isEqualTo(expiry(3));
      assertThat(subjects("Subject: [expires soon] [expires 9d] [expires 3d] x"))
          .containsExactly("[expires soon] x");
    }

    @Test
    void allOptionsShouldHoldTogether() throws Exception {
      String field = "Subject: [notify] The [no-forward] offer [passcode-only][expires 2 days]";

      assertThat(choice(field).options()).isEqualTo(new SenderOptions(Optional.of(2), true, true));
      assertThat(choice(field).protection()).contains(Protection.DO_NOT_FORWARD);
      assertThat(subjects(field)).containsExactly("The offer");
    }

    @Test
    void eachOptionShouldAskForEncrypt() throws Exception {
      for (String field :
          List.of(
              "Subject: [notify]",
              "Subject: [PASSCODE-ONLY]",
              "X-Sealpost-Notify: true",
              "X-Sealpost-Passcode-Only: yes",
              "X-Sealpost-Expires: 7 days")) {
        assertThat(choice(field).protection()).as(field).contains(Protection.ENCRYPT);
        assertThat(choice(field).options().isNone()).as(field).isFalse();
      }
      assertThat(choice("X-Sealpost-No-Forward: TRUE"))
          .isEqualTo(SenderChoice.of(Protection.DO_NOT_FORWARD));
    }

    /// Whoever writes a field means it.
    @Test
    void fieldsShouldCountUnlessTheySayNo() throws Exception {
      for (String no : List.of("false", "No", "0", " off ")) {
        assertThat(choice("X-Sealpost-No-Forward: " + no)).isEqualTo(SenderChoice.NONE);
      }
      for (String odd : List.of("", "ja", "true; x", "flase")) {
        assertThat(choice("X-Sealpost-No-Forward: " + odd).protection())
            .contains(Protection.DO_NOT_FORWARD);
      }
      assertThat(choice("X-Sealpost-No-Forward: false\nX-Sealpost-No-Forward: true").protection())
          .contains(Protection.DO_NOT_FORWARD);
    }

    @Test
    void optionsShouldMeanNothingWhenTheyAreOff() throws Exception {
      SenderControls off =
          new SenderControls(CONTROLS.subjectTokens(), List.of(), List.of(), false, false, false);
      MailContent content =
          content("Subject: [notify] [expires 7d] x\nX-Sealpost-No-Forward: true");

      assertThat(SenderChoices.of(content, Scope.INSIDE, settings(off, true)))
          .isEqualTo(SenderChoice.NONE);
      assertThat(
              SenderChoices.of(
                      content("X-Sealpost-Protect: Old"), Scope.INSIDE, settings(off, true))
                  .protection())
          .contains(OLD.protection());
    }
  }

  @Test
  void sendersOutsideShouldBeAskedOnlyWhereTheSettingsSaySo() throws Exception {
    SenderControls honoured =
        new SenderControls(CONTROLS.subjectTokens(), List.of(), List.of(), true, false, true);
    MailContent content = content("Subject: [encrypt] [notify] x\nX-Sealpost-Protect: Old");

    assertThat(SenderChoices.of(content, Scope.OUTSIDE, SETTINGS)).isEqualTo(SenderChoice.NONE);
    assertThat(SenderChoices.of(content, Scope.OUTSIDE, settings(honoured, true)))
        .isEqualTo(choice("Subject: [encrypt] [notify] x\nX-Sealpost-Protect: Old"));
  }

  @Test
  void defaultsShouldKnowTheTwoTokensAndTheOptions() throws Exception {
    MailContent content = content("Subject: [Encrypt] [Do Not Forward] [expires 7d] x");

    SenderChoice choice = SenderChoices.of(content, Scope.INSIDE, ProtectionSettings.DEFAULTS);

    assertThat(choice.protection()).contains(Protection.DO_NOT_FORWARD);
    assertThat(choice.options()).isEqualTo(expiry(7));
  }

  /// Threat 38: what the subject says in whatever encoding neither throws nor weakens.
  @Test
  void ofShouldTakeControlCharactersAndOddSpaces() throws Exception {
    for (String space : List.of("=0A", "=0D=0A", "=1C", "=09", "=C2=A0", "=E2=80=83", "=C2=85")) {
      String field = "Subject: =?utf-8?Q?[expires" + space + "7d]_[do" + space + "not_forward]?=";
      assertThat(choice(field).options()).as(space).isEqualTo(expiry(7));
      assertThat(choice(field).protection()).as(space).contains(Protection.DO_NOT_FORWARD);
      assertThat(subjects(field)).as(space).containsExactly("");
    }
    assertThat(choice("Subject: =?utf-8?Q?[expires_=00_7d]?=").protection())
        .contains(Protection.ENCRYPT);
  }

  @Test
  void ofShouldTakeAMegabyteOfWishes() throws Exception {
    String expiries =
        IntStream.range(1, 700)
            .mapToObj(day -> "[expires %d d]".formatted(day))
            .collect(Collectors.joining(" "));
    for (String value :
        List.of(
            "[encrypt".repeat(100_000),
            "[encrypt]".repeat(100_000),
            "[do" + " ".repeat(900_000),
            "[do ".repeat(200_000),
            expiries.repeat(80),
            "[expires ".repeat(100_000))) {
      SenderChoice choice = choice("Subject: " + value);

      assertThat(choice.removals()).hasSizeLessThan(32);
    }
    assertThat(choice("X-Sealpost-Protect: " + "a,".repeat(400_000)).protection())
        .contains(Protection.DO_NOT_FORWARD);
    assertThat(choice("msip_labels: " + "MSIP_Label_".repeat(80_000)).protection()).isEmpty();
  }

  /// More wishes never grant more.
  @Test
  void wishesShouldOnlyEverNarrow() throws Exception {
    Random random = new Random(38);
    List<String> wishes =
        List.of(
            "Subject: [encrypt]",
            "Subject: #BOARD",
            "Subject: [no-forward]",
            "Subject: [expires 5d]",
            "Subject: [expires never]",
            "X-Sealpost-Protect: Old",
            "X-Sealpost-Protect: nonsense",
            "X-Sealpost-Expires: 3",
            "Sensitivity: Company-Confidential",
            "msip_labels: MSIP_Label_" + GUID + "_Enabled=true");
    for (int round = 0; round < 300; round++) {
      List<String> some =
          random.ints(1 + random.nextInt(4), 0, wishes.size()).mapToObj(wishes::get).toList();

      SenderChoice choice = choice(String.join("\n", some));

      Set<UsageRight> granted = EnumSet.noneOf(UsageRight.class);
      choice.protection().orElseThrow().rights().rights().forEach(granted::add);
      for (String wish : some) {
        Protection one = choice(wish).protection().orElseThrow();
        assertThat(one.and(choice.protection().orElseThrow()).rights().rights())
            .as("%s of %s", wish, some)
            .isEqualTo(granted);
        choice(wish)
            .options()
            .expiresAfterDays()
            .ifPresent(
                days ->
                    assertThat(choice.options().expiresAfterDays().orElseThrow())
                        .isLessThanOrEqualTo(days));
      }
    }
  }

  @Test
  void removalsShouldLeaveTheRestOfTheMessageAlone() throws Exception {
    String message =
        Mails.crlf(
            """
            From: anna@contoso.example
            Subject:   The   [encrypt] offer
            Subject: =?iso-8859-1?Q?kept_as_=E4?=
              it is
            X-Odd :  kept \s

            [encrypt] stays in the body
            """);
    MailContent content = MimeReader.read(message.getBytes(UTF_8));

    Edited edited =
        (Edited)
            MessageEditor.apply(
                message.getBytes(UTF_8),
                SenderChoices.of(content, Scope.INSIDE, SETTINGS).removals());

    assertThat(new String(edited.message().toByteArray(), UTF_8))
        .isEqualTo(message.replace("  The   [encrypt] offer", "The offer"));
  }
}
