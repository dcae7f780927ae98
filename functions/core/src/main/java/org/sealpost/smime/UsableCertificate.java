package org.sealpost.smime;

/// A certificate to which mail may be encrypted now.
///
/// @param cbc AES-256-CBC instead of AES-256-GCM, because its owner's program knows no other
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
public record UsableCertificate(byte[] der, boolean cbc) {}
