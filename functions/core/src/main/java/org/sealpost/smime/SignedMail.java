package org.sealpost.smime;

/// A whole message (RFC 5322), signed by the organization (multipart/signed, RFC 8551 3.5.3); to be
/// encrypted for each recipient.
///
/// @param fields the header fields that stay outside, complete lines
/// @param entity the signed MIME entity
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
public record SignedMail(byte[] fields, byte[] entity) {}
