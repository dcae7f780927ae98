package org.sealpost.withdrawal;

import java.time.Instant;

/// Somebody ended all access of recipients to a message. Final.
///
/// @param by who did it, as the console knows them; shown to admins, never to recipients
public record Revocation(Instant at, String by) {}
