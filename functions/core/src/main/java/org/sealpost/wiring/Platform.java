package org.sealpost.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.configuration.Configurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.Organization;
import org.sealpost.protection.KeyMaker;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.reply.Drafts;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.rules.RuleHits;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.smime.SigningKey;
import org.sealpost.trace.MessageTrace;

/// Every port, as one place offers it: AWS, one machine, or memory. Each is made when it is first
/// asked for, so that a function needs the settings and the permissions of those only that its door
/// uses.
public interface Platform {
  Clock clock();

  SecureRandom random();

  Organization organization();

  RawInbox rawInbox();

  /// Mail that waits for an admin: like the raw inbox, but nothing there goes by itself.
  RawInbox heldMail();

  QuarantinedMails quarantinedMails();

  Configurations configurations();

  RuleHits ruleHits();

  BrandingTemplates brandingTemplates();

  /// What the gateway has of the key service.
  KeyMaker keyMaker();

  /// What the portal has of it.
  KeyService keyService();

  WrappedKeys wrappedKeys();

  MessageVault vault();

  /// Sealed bytes that browsers have posted: like the vault, for a while.
  MessageVault postedSeals();

  /// Authenticates our own wrapper messages.
  MacKey wrapperKey();

  /// Signs reply addresses.
  MacKey replyKey();

  Threads threads();

  RecipientCertificates recipientCertificates();

  SigningKey signingKey();

  OpeningKey openingKey();

  Intakes intakes();

  ProtectedMessages protectedMessages();

  ReaderMessages readerMessages();

  MessageTrace trace();

  Deliveries deliveries();

  DeliveryQueue deliveryQueue();

  SettledQueue settledQueue();

  IntakeQueue intakeQueue();

  OutboundMail outboundMail();

  Passcodes passcodes();

  PortalSessions portalSessions();

  Throttle throttle();

  Drafts drafts();

  /// Sealed files of drafts.
  Uploads uploads();

  AccountBindings accountBindings();

  Passkeys passkeys();

  DeliveryProblems deliveryProblems();
}
