package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.BOB;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

class ExportTest {
  private static final byte[] MESSAGE = Mails.complete();

  private final Story story = new Story();

  @Test
  void exportShouldHandOutTheVeryMessage() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT));

    DownloadResult result = story.portal.reading().export(visit(link));

    assertThat(result).isInstanceOf(DownloadResult.Download.class);
    DownloadResult.Download file = (DownloadResult.Download) result;
    assertThat(file.content()).isEqualTo(MESSAGE);
    assertThat(file.fileName()).endsWith(".eml").doesNotContainPattern("[/\\\\:\\p{Cc}]");
    assertThat(results()).containsExactly(AccessResult.DONE);
  }

  @Test
  void exportShouldBeAnOwnersRight() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.OWNER));

    assertThat(story.portal.reading().export(visit(link)))
        .isInstanceOf(DownloadResult.Download.class);
  }

  @Test
  void exportShouldBeRefusedWithoutTheRight() {
    PortalLink link = sent(UsageRights.ENCRYPT_ONLY);

    assertThat(story.portal.reading().export(visit(link)))
        .isEqualTo(new DownloadResult.Refused(new Refusal.NotAllowed()));
    assertThat(results()).containsExactly(AccessResult.NOT_ALLOWED);
  }

  @Test
  void exportShouldTellStrangersNothing() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT));

    assertThat(story.portal.reading().export(Story.visit(link.toString())))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(results()).isEmpty();
  }

  private PortalLink sent(UsageRights rights) {
    return WrapperMails.send(
            story.platform,
            MESSAGE,
            Carrier.LINK,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    usual.template(),
                    rights,
                    usual.attachments(),
                    usual.expiry(),
                    usual.protectedBy(),
                    usual.passcodeOnly(),
                    usual.notifyWhenRead()),
            BOB)
        .getFirst();
  }

  private Visit visit(PortalLink link) {
    SecretToken token = SecretToken.random(story.platform.random());
    story
        .platform
        .portalSessions()
        .start(
            PortalSession.start(
                token,
                BOB,
                SignInMethod.PASSCODE,
                Visitor.UNKNOWN,
                false,
                link,
                story.platform.clock.instant()));
    return Story.visit(link.toString(), token);
  }

  private List<AccessResult> results() {
    return story.platform.records.events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(access -> access.operation() == AccessOperation.EXPORT)
        .map(TraceEvent.Access::result)
        .toList();
  }
}
