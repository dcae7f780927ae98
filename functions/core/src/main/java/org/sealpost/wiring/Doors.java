package org.sealpost.wiring;

import org.sealpost.administration.Administration;
import org.sealpost.administration.CertificateAdministration;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.ProtectionAdministration;
import org.sealpost.administration.ProtectionCheck;
import org.sealpost.administration.QuarantineAdministration;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.RuleTrial;
import org.sealpost.administration.SmimeDesk;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.branding.RecentBrandingTemplates;
import org.sealpost.delivery.Composer;
import org.sealpost.delivery.Courier;
import org.sealpost.delivery.DeliveryOutcomes;
import org.sealpost.delivery.Letters;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mailflow.Execution;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.Methods;
import org.sealpost.mailflow.Notices;
import org.sealpost.mailflow.PostedSealExpiry;
import org.sealpost.mailflow.ProtectedThreads;
import org.sealpost.mailflow.Protecting;
import org.sealpost.mailflow.QuarantineExpiry;
import org.sealpost.mailflow.Release;
import org.sealpost.mailflow.ReplyRecipients;
import org.sealpost.mailflow.Retirement;
import org.sealpost.mailflow.RuleCount;
import org.sealpost.mailflow.Sealing;
import org.sealpost.mailflow.Settling;
import org.sealpost.mailflow.StuckMail;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.mailflow.WrapperCheck;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.NoticeBudget;
import org.sealpost.opening.PasscodeMail;
import org.sealpost.opening.PasscodeRequests;
import org.sealpost.opening.ReaderAccess;
import org.sealpost.opening.SessionEnds;
import org.sealpost.opening.SignIn;
import org.sealpost.opening.SignInPolicy;
import org.sealpost.opening.account.AccountProof;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.PasskeyCeremonies;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.portal.AnswerDesk;
import org.sealpost.portal.AttachmentDesk;
import org.sealpost.portal.Handover;
import org.sealpost.portal.InboxDesk;
import org.sealpost.portal.Listing;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.NoticeDesk;
import org.sealpost.portal.PasskeyDesk;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.PortalVault;
import org.sealpost.portal.PostedSeals;
import org.sealpost.portal.Readers;
import org.sealpost.portal.ReadingDesk;
import org.sealpost.portal.Readings;
import org.sealpost.portal.Sending;
import org.sealpost.portal.SessionDesk;
import org.sealpost.portal.SignInDesk;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.PassedOn;
import org.sealpost.protection.Protector;
import org.sealpost.protection.Summaries;
import org.sealpost.protection.Unprotector;
import org.sealpost.protection.address.ReplyAddresses;
import org.sealpost.reading.MessageReader;
import org.sealpost.reply.Answers;
import org.sealpost.reply.SealedDrafts;
import org.sealpost.rules.CurrentRules;
import org.sealpost.smime.CertificateHarvest;
import org.sealpost.smime.SmimeDelivery;
import org.sealpost.smime.SmimeOpening;
import org.sealpost.submission.Submission;

/// The doors of the product over a platform.
public final class Doors {
  private Doors() {}

  /// @param inspector looks into attachments when a rule asks
  public static MailFlow mailFlow(Platform platform, ContentInspector inspector) {
    Protector protector = new Protector(platform.keyMaker(), platform.vault(), platform.random());
    SmimeDelivery smime =
        new SmimeDelivery(
            platform.recipientCertificates(),
            platform.signingKey(),
            platform.random(),
            platform.clock());
    Methods methods = new Methods(smime, platform.random());
    Sealing sealing =
        new Sealing(
            platform.organization(), platform.brandingTemplates(), protector, platform.random());
    Execution execution =
        new Execution(
            platform.organization(),
            new Protecting(methods, sealing, smime, platform.rawInbox()),
            platform.rawInbox(),
            platform.heldMail(),
            new Notices(
                platform.organization(), letters(platform), methods, sealing, platform.rawInbox()),
            platform.protectedMessages());
    CurrentRules rules = new CurrentRules(platform.configurations());
    ProtectedThreads threads =
        new ProtectedThreads(platform.threads(), platform.protectedMessages());
    Settling settling =
        new Settling(
            platform.organization(),
            new ReplyRecipients(
                platform.organization(),
                replyAddresses(platform),
                platform.protectedMessages(),
                platform.clock()),
            rules,
            inspector,
            threads,
            new WrapperCheck(platform.wrapperKey()),
            new SmimeOpening(platform.openingKey()),
            new CertificateHarvest(platform.recipientCertificates(), platform.clock()),
            execution,
            platform.clock());
    return new MailFlow(
        platform.intakes(),
        platform.rawInbox(),
        settling,
        new Release(
            platform.organization(),
            rules,
            platform.quarantinedMails(),
            platform.heldMail(),
            threads,
            execution),
        new RuleCount(platform.ruleHits(), platform.clock()),
        platform.deliveryQueue(),
        platform.settledQueue());
  }

  public static Submission submission(Platform platform) {
    return new Submission(
        platform.organization(),
        platform.rawInbox(),
        platform.intakeQueue(),
        platform.random(),
        platform.clock());
  }

  public static Courier courier(Platform platform) {
    return new Courier(
        platform.deliveries(),
        new Composer(
            letters(platform),
            platform.brandingTemplates(),
            platform.rawInbox(),
            platform.vault(),
            platform.wrapperKey(),
            replyAddresses(platform)),
        platform.threads(),
        platform.outboundMail(),
        outcomes(platform),
        platform.clock());
  }

  /// @param means what the portal has besides its stores
  public static MessagePortal portal(Platform platform, PortalMeans means) {
    MessageVault vault = new PortalVault(platform.vault(), platform.postedSeals());
    BrandingTemplates brandings =
        new RecentBrandingTemplates(platform.brandingTemplates(), platform.clock());
    AccessLog log = new AccessLog(platform.trace(), platform.clock());
    SignInPolicy policy =
        new SignInPolicy(means.accounts()::providers, means.passkeys().isPossible());
    ReaderAccess access =
        new ReaderAccess(
            platform.protectedMessages(),
            platform.portalSessions(),
            brandings,
            policy,
            platform.passkeys(),
            platform.clock());
    Readers readers = new Readers(access, platform.portalSessions(), log, platform.clock());
    SessionEnds ends =
        new SessionEnds(platform.protectedMessages(), platform.portalSessions(), platform.clock());
    MessageReader reader =
        new MessageReader(
            new Unprotector(
                platform.wrappedKeys(), platform.keyService(), vault, platform.random()),
            platform.trace(),
            means.previews(),
            platform.clock());
    return new MessagePortal(
        signIn(platform, means.accounts(), policy, log),
        new SessionDesk(platform.portalSessions(), ends, platform.clock()),
        passkeys(platform, means.passkeys(), policy, brandings, log),
        new ReadingDesk(
            readers,
            reader,
            brandings,
            new Readings(
                platform.trace(),
                log,
                platform.deliveries(),
                platform.deliveryQueue(),
                platform.clock()),
            new Handover(platform.clock()),
            log,
            means.largestAnswerBytes()),
        new AttachmentDesk(
            readers, reader, means.previews(), brandings, log, means.largestAnswerBytes()),
        answers(platform, means, readers, reader, brandings, log),
        new InboxDesk(
            readers,
            platform.readerMessages(),
            new Listing(
                access,
                new Summaries(platform.wrappedKeys(), platform.keyService(), platform.random()),
                platform.clock()),
            brandings,
            platform.portalSessions(),
            ends,
            log,
            platform.clock()),
        new NoticeDesk(platform.trace(), new NoticeBudget(platform.throttle()), platform.clock()),
        new PostedSeals(platform.protectedMessages(), vault, platform.clock()));
  }

  private static AnswerDesk answers(
      Platform platform,
      PortalMeans means,
      Readers readers,
      MessageReader reader,
      BrandingTemplates brandings,
      AccessLog log) {
    SealedDrafts drafts =
        new SealedDrafts(
            platform.drafts(), platform.uploads(), platform.random(), platform.clock());
    Answers answers =
        new Answers(
            platform.rawInbox(),
            platform.intakeQueue(),
            means.quoteLines(),
            platform.random(),
            platform.clock());
    return new AnswerDesk(
        readers,
        reader,
        drafts,
        new Sending(
            drafts,
            answers,
            platform.throttle(),
            new PassedOn(platform.protectedMessages()),
            log,
            platform.clock()),
        platform.organization(),
        brandings,
        platform.uploads(),
        platform.throttle(),
        log,
        platform.clock());
  }

  public static Administration administration(Platform platform) {
    return new Administration(
        platform.protectedMessages(),
        platform.trace(),
        new CurrentRules(platform.configurations()),
        platform.brandingTemplates(),
        platform.portalSessions(),
        ceremonies(platform, PasskeyVerifier.NONE),
        platform.clock());
  }

  public static RuleAdministration ruleAdministration(Platform platform) {
    return new RuleAdministration(platform.configurations(), platform.ruleHits(), platform.clock());
  }

  public static DirectoryAdministration directoryAdministration(Platform platform) {
    return new DirectoryAdministration(platform.configurations(), platform.clock());
  }

  public static ProtectionAdministration protectionAdministration(Platform platform) {
    return new ProtectionAdministration(
        platform.configurations(),
        ruleAdministration(platform),
        smimeDesk(platform),
        platform.clock());
  }

  public static CertificateAdministration certificateAdministration(Platform platform) {
    return new CertificateAdministration(
        platform.recipientCertificates(),
        protectionAdministration(platform),
        smimeDesk(platform),
        platform.clock());
  }

  public static ProtectionCheck protectionCheck(Platform platform) {
    return new ProtectionCheck(
        protectionAdministration(platform),
        ruleAdministration(platform),
        directoryAdministration(platform),
        administration(platform),
        certificateAdministration(platform),
        smimeDesk(platform),
        platform.signingKey(),
        platform.clock());
  }

  private static SmimeDesk smimeDesk(Platform platform) {
    return new OrganizationSmimeDesk(platform);
  }

  /// @param inspector as the gateway has it
  public static RuleTrial ruleTrial(Platform platform, ContentInspector inspector) {
    return new RuleTrial(
        ruleAdministration(platform),
        directoryAdministration(platform),
        platform.organization(),
        platform.brandingTemplates(),
        inspector,
        platform.random(),
        platform.clock());
  }

  public static QuarantineAdministration quarantineAdministration(Platform platform) {
    return new QuarantineAdministration(
        platform.quarantinedMails(), platform.intakeQueue(), platform.clock());
  }

  public static Undeliverable undeliverable(Platform platform) {
    return new Undeliverable(
        platform.intakes(),
        platform.quarantinedMails(),
        platform.deliveryQueue(),
        platform.settledQueue(),
        outcomes(platform));
  }

  public static Retirement retirement(Platform platform) {
    return new Retirement(
        platform.intakes(),
        platform.deliveries(),
        platform.rawInbox(),
        platform.heldMail(),
        platform.vault());
  }

  public static QuarantineExpiry quarantineExpiry(Platform platform) {
    return new QuarantineExpiry(
        platform.quarantinedMails(), platform.intakeQueue(), platform.clock());
  }

  public static PostedSealExpiry postedSealExpiry(Platform platform) {
    return new PostedSealExpiry(platform.postedSeals(), platform.clock());
  }

  public static StuckMail stuckMail(Platform platform) {
    return new StuckMail(platform.intakes(), platform.intakeQueue(), platform.clock());
  }

  private static SignInDesk signIn(
      Platform platform, Accounts accounts, SignInPolicy policy, AccessLog log) {
    PasscodeMail mail =
        new PasscodeMail(letters(platform), platform.brandingTemplates(), platform.outboundMail());
    return new SignInDesk(
        platform.protectedMessages(),
        platform.brandingTemplates(),
        policy,
        new PasscodeRequests(
            platform.protectedMessages(),
            platform.passcodes(),
            platform.deliveryProblems(),
            platform.throttle(),
            mail,
            log,
            platform.random(),
            platform.clock()),
        sessions(platform, log),
        new AccountSignIn(accounts, platform.random(), platform.clock()),
        new AccountProof(platform.accountBindings(), platform.clock()),
        log);
  }

  private static ReplyAddresses replyAddresses(Platform platform) {
    return new ReplyAddresses(platform.replyKey(), platform.organization().replyDomain());
  }

  private static PasskeyDesk passkeys(
      Platform platform,
      PasskeyVerifier verifier,
      SignInPolicy policy,
      BrandingTemplates brandings,
      AccessLog log) {
    return new PasskeyDesk(
        platform.protectedMessages(),
        platform.portalSessions(),
        ceremonies(platform, verifier),
        sessions(platform, log),
        policy,
        brandings,
        log,
        platform.random(),
        platform.clock());
  }

  private static PasskeyCeremonies ceremonies(Platform platform, PasskeyVerifier verifier) {
    return new PasskeyCeremonies(
        platform.passkeys(), verifier, platform.random(), platform.clock());
  }

  private static SignIn sessions(Platform platform, AccessLog log) {
    return new SignIn(
        platform.protectedMessages(),
        platform.passcodes(),
        platform.throttle(),
        platform.portalSessions(),
        log,
        platform.random(),
        platform.clock());
  }

  private static Letters letters(Platform platform) {
    return new Letters(platform.organization(), platform.random(), platform.clock());
  }

  private static DeliveryOutcomes outcomes(Platform platform) {
    return new DeliveryOutcomes(
        platform.deliveries(), platform.deliveryQueue(), platform.trace(), platform.clock());
  }
}
