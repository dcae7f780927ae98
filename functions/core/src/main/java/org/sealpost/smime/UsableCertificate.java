package org.sealpost.smime;

import org.sealpost.mail.EmailAddress;

/// A certificate to which mail may be encrypted now.
///
/// @param owner the recipient whose it is, as the mail will name them
/// @param cbc AES-256-CBC instead of AES-256-GCM, because its owner's program knows no other
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
public record UsableCertificate(EmailAddress owner, byte[] der, boolean cbc) {}
