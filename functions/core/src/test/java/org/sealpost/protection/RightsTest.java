package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sealpost.protection.UsageRight.ALLOW_MACROS;
import static org.sealpost.protection.UsageRight.COPY;
import static org.sealpost.protection.UsageRight.EDIT;
import static org.sealpost.protection.UsageRight.EXPORT;
import static org.sealpost.protection.UsageRight.FORWARD;
import static org.sealpost.protection.UsageRight.OWNER;
import static org.sealpost.protection.UsageRight.PRINT;
import static org.sealpost.protection.UsageRight.REPLY;
import static org.sealpost.protection.UsageRight.REPLY_ALL;
import static org.sealpost.protection.UsageRight.SAVE;
import static org.sealpost.protection.UsageRight.VIEW;
import static org.sealpost.protection.UsageRight.VIEW_RIGHTS;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.organization.Scope;

/// What rights, ends and lists of readers mean, and what is left of several.
class RightsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Nested
  class Rights {
    /// ome.md 4.1.
    @ParameterizedTest
    @CsvSource({
      "VIEW, VIEW",
      "DOCEDIT, EDIT",
      "EDIT, SAVE",
      "COMMENT, COMMENT",
      "EXPORT, EXPORT",
      "FORWARD, FORWARD",
      "REPLY, REPLY",
      "REPLYALL, REPLY_ALL",
      "PRINT, PRINT",
      "EXTRACT, COPY",
      "VIEWRIGHTSDATA, VIEW_RIGHTS",
      "EDITRIGHTSDATA, CHANGE_RIGHTS",
      "OBJMODEL, ALLOW_MACROS",
      "OWNER, OWNER"
    })
    void policyCodesShouldBeThoseOfExchange(String code, UsageRight right) {
      assertThat(right.policyCode()).isEqualTo(code);
      assertThat(UsageRight.ofPolicyCode(" " + code.toLowerCase(Locale.ROOT))).contains(right);
      assertThat(UsageRight.ofPolicyCode(code + "X")).isEmpty();
    }

    /// ome.md 4.2.
    @ParameterizedTest
    @EnumSource
    void encryptOnlyShouldGrantAllButExportAndOwner(UsageRight right) {
      assertThat(UsageRights.ENCRYPT_ONLY.grant(right))
          .isEqualTo(right != EXPORT && right != OWNER);
    }

    /// ome.md 4.2.
    @ParameterizedTest
    @EnumSource
    void doNotForwardShouldGrantReadingAndReplying(UsageRight right) {
      assertThat(UsageRights.DO_NOT_FORWARD.grant(right))
          .isEqualTo(Set.of(VIEW, REPLY, REPLY_ALL).contains(right));
    }

    /// ome.md 4.1.
    @Test
    void levelsShouldBuildOnEachOther() {
      Set<UsageRight> viewer = EnumSet.of(VIEW, VIEW_RIGHTS, REPLY, REPLY_ALL, ALLOW_MACROS);
      Set<UsageRight> restricted = new HashSet<>(viewer);
      restricted.addAll(Set.of(SAVE, EDIT, FORWARD));
      Set<UsageRight> editor = new HashSet<>(restricted);
      editor.addAll(Set.of(COPY, PRINT));

      assertThat(RightsLevel.VIEWER.rights().rights()).isEqualTo(viewer);
      assertThat(RightsLevel.RESTRICTED_EDITOR.rights().rights()).isEqualTo(restricted);
      assertThat(RightsLevel.EDITOR.rights().rights()).isEqualTo(editor);
      assertThat(RightsLevel.OWNER.rights().rights())
          .containsExactlyInAnyOrder(UsageRight.values());
    }

    @ParameterizedTest
    @EnumSource
    void ownersShouldMayEverything(UsageRight right) {
      assertThat(UsageRights.of(VIEW, OWNER).grant(right)).isTrue();
      assertThat(UsageRights.of(VIEW, OWNER).and(UsageRights.ENCRYPT_ONLY))
          .isEqualTo(UsageRights.ENCRYPT_ONLY);
      assertThat(UsageRights.of(VIEW, OWNER).include(RightsLevel.OWNER.rights())).isTrue();
    }

    @Test
    void rightsShouldIncludeViewing() {
      assertThatIllegalArgumentException().isThrownBy(() -> UsageRights.of(REPLY));
      assertThatIllegalArgumentException().isThrownBy(UsageRights::of);
    }
  }

  @Nested
  class Ends {
    @Test
    void endShouldBeTheFirstOfDateAndDays() {
      ContentExpiry both =
          new ContentExpiry(Optional.of(NOW.plus(Duration.ofDays(5))), Optional.of(9));

      assertThat(both.end(NOW)).contains(NOW.plus(Duration.ofDays(5)));
      assertThat(both.end(NOW.minus(Duration.ofDays(9)))).contains(NOW);
      assertThat(ContentExpiry.NEVER.end(NOW)).isEmpty();
      assertThat(ContentExpiry.on(NOW).end(NOW.plusSeconds(1))).contains(NOW);
    }

    /// Threat 48: days are 24 hours, whatever clocks do.
    @Test
    void daysShouldBeTwentyFourHours() {
      Instant beforeSummerTime = Instant.parse("2026-03-28T12:00:00Z");

      assertThat(ContentExpiry.afterDays(1).end(beforeSummerTime))
          .contains(Instant.parse("2026-03-29T12:00:00Z"));
      assertThat(ContentExpiry.afterDays(366).end(Instant.parse("2028-02-28T00:00:00Z")))
          .contains(Instant.parse("2029-02-28T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3651, Integer.MIN_VALUE})
    void daysShouldHaveBorders(int days) {
      assertThatIllegalArgumentException().isThrownBy(() -> ContentExpiry.afterDays(days));
    }

    @Test
    void daysShouldTakeTheirBorders() {
      assertThat(ContentExpiry.afterDays(1).end(NOW)).contains(NOW.plusSeconds(86_400));
      assertThat(ContentExpiry.afterDays(3650).end(NOW)).isPresent();
    }

    @Test
    void messagesShouldEndForInsideOnlyWithTheirTemplate() {
      Instant later = NOW.plusSeconds(1);

      assertThat(new MessageExpiry(Optional.of(NOW), Optional.empty()).at(Scope.INSIDE)).isEmpty();
      assertThat(new MessageExpiry(Optional.of(NOW), Optional.empty()).at(Scope.OUTSIDE))
          .contains(NOW);
      assertThat(new MessageExpiry(Optional.of(NOW), Optional.of(later)).at(Scope.INSIDE))
          .contains(later);
      assertThat(new MessageExpiry(Optional.of(NOW), Optional.of(later)).at(Scope.OUTSIDE))
          .contains(NOW);
      assertThat(new MessageExpiry(Optional.of(later), Optional.of(NOW)).at(Scope.OUTSIDE))
          .contains(NOW);
      assertThat(MessageExpiry.NEVER.at(Scope.OUTSIDE)).isEmpty();
    }
  }

  @Nested
  class Options {
    @Test
    void bothShouldHold() {
      SenderOptions one = new SenderOptions(Optional.of(7), false, true);
      SenderOptions other = new SenderOptions(Optional.of(3), true, false);

      assertThat(one.and(other)).isEqualTo(new SenderOptions(Optional.of(3), true, true));
      assertThat(one.and(SenderOptions.NONE)).isEqualTo(one);
      assertThat(SenderOptions.NONE.and(SenderOptions.NONE).isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 731, -1})
    void daysShouldHaveBorders(int days) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SenderOptions(Optional.of(days), false, false));
    }
  }

  @Nested
  class Protections {
    private final Random random = new Random(5);

    private Protection protection() {
      Set<UsageRight> rights = EnumSet.of(VIEW);
      for (UsageRight right : UsageRight.values()) {
        if (random.nextInt(right == OWNER ? 6 : 2) == 0) {
          rights.add(right);
        }
      }
      ContentExpiry expiry =
          new ContentExpiry(
              Optional.of(NOW.plusSeconds(random.nextInt(3))).filter(_ -> random.nextBoolean()),
              Optional.of(1 + random.nextInt(3)).filter(_ -> random.nextBoolean()));
      List<ReaderList> readers =
          random
              .ints(random.nextInt(3), 0, 3)
              .distinct()
              .mapToObj(
                  number ->
                      new ReaderList(
                          Set.of(), Set.of(), Set.of(new Domain("d" + number + ".example"))))
              .toList();
      return switch (random.nextInt(8)) {
        case 0 -> Protection.ENCRYPT;
        case 1 -> Protection.DO_NOT_FORWARD;
        default ->
            new Protection(
                "T" + random.nextInt(1000),
                new UsageRights(rights),
                random.nextBoolean() ? AttachmentAccess.DOWNLOAD : AttachmentAccess.VIEW_ONLY,
                expiry,
                readers);
      };
    }

    /// All that a reader notices.
    private static List<Object> effect(Protection protection) {
      return List.of(
          EnumSet.allOf(UsageRight.class).stream().filter(protection.rights()::grant).toList(),
          protection.attachments(),
          protection.expiry(),
          Set.copyOf(protection.readers()));
    }

    @Test
    void andShouldNotCareAboutOrderAndRepetition() {
      for (int round = 0; round < 2_000; round++) {
        Protection a = protection();
        Protection b = protection();
        Protection c = protection();

        assertThat(effect(a.and(b))).isEqualTo(effect(b.and(a)));
        assertThat(effect(a.and(b).and(c))).isEqualTo(effect(a.and(b.and(c))));
        assertThat(a.and(a)).isEqualTo(a);
        assertThat(a.and(b).and(b)).isEqualTo(a.and(b));
        assertThat(effect(a.and(b).and(a))).isEqualTo(effect(a.and(b)));
      }
    }

    @Test
    void andShouldNeverAllowMore() {
      for (int round = 0; round < 2_000; round++) {
        Protection a = protection();
        Protection b = protection();

        Protection both = a.and(b);

        for (UsageRight right : UsageRight.values()) {
          assertThat(both.rights().grant(right))
              .isEqualTo(a.rights().grant(right) && b.rights().grant(right));
        }
        assertThat(both.attachments() == AttachmentAccess.DOWNLOAD)
            .isEqualTo(
                a.attachments() == AttachmentAccess.DOWNLOAD
                    && b.attachments() == AttachmentAccess.DOWNLOAD);
        assertThat(both.readers()).containsAll(a.readers()).containsAll(b.readers());
        assertThat(both.expiry().end(NOW))
            .isEqualTo(ContentExpiry.earlier(a.expiry().end(NOW), b.expiry().end(NOW)));
      }
    }

    @Test
    void andShouldBeCalledAsTheOneThatDecides() {
      Protection printing =
          new Protection(
              "Print",
              UsageRights.of(VIEW, PRINT),
              AttachmentAccess.DOWNLOAD,
              ContentExpiry.NEVER,
              List.of());

      assertThat(Protection.ENCRYPT.and(Protection.DO_NOT_FORWARD))
          .isEqualTo(Protection.DO_NOT_FORWARD);
      assertThat(Protection.DO_NOT_FORWARD.and(Protection.ENCRYPT))
          .isEqualTo(Protection.DO_NOT_FORWARD);
      assertThat(printing.and(Protection.DO_NOT_FORWARD).template())
          .isEqualTo("Print and Do Not Forward");
    }

    @Test
    void namesShouldStayShort() {
      Protection all = protection();
      for (int round = 0; round < 500; round++) {
        all = all.and(protection());
      }

      assertThat(all.template()).hasSizeBetween(1, 256);
    }

    @Test
    void encryptOnlyShouldBeKnown() {
      assertThat(Protection.ENCRYPT.isEncryptOnly()).isTrue();
      assertThat(Protection.DO_NOT_FORWARD.isEncryptOnly()).isFalse();
      assertThat(Protection.ENCRYPT.and(Protection.DO_NOT_FORWARD).isEncryptOnly()).isFalse();
    }

    /// ome.md 2.5: never Do Not Forward by others.
    @Test
    void threadsShouldBeFreedOnlyWhereTheyMayBe() {
      for (Scope by : Scope.values()) {
        assertThat(new ThreadProtection(Protection.ENCRYPT, by).mayBeRemoved()).isTrue();
        assertThat(new ThreadProtection(Protection.DO_NOT_FORWARD, by).mayBeRemoved())
            .isEqualTo(by == Scope.INSIDE);
      }
      assertThat(
              new ThreadProtection(Protection.ENCRYPT, Scope.OUTSIDE)
                  .and(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE)))
          .isEqualTo(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
    }
  }
}
