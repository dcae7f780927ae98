/// The product. Each package is a step of a message's way, in the order it is walked:
///
/// | step | package |
/// | --- | --- |
/// | a mail as it was accepted, and how it is read and written | `mail`, `mail.mime` |
/// | whose it is | `organization` |
/// | what shall happen to it, recipient by recipient | `rules`, `rules.predicate` |
/// | sealing it, and the keys | `protection`, `protection.seal` |
/// | how it looks to those who get it | `branding` |
/// | sending what leads to it | `delivery` |
/// | proving who reads it | `opening` |
/// | reading and answering it | `reading`, `reply` |
/// | ending access to it | `withdrawal` |
/// | what happened to it | `trace` |
///
/// Read the three doors first: [org.sealpost.mailflow.MailFlow],
/// [org.sealpost.portal.MessagePortal] and [org.sealpost.administration.Administration].
@NullMarked
package org.sealpost;

import org.jspecify.annotations.NullMarked;
