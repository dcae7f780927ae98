package org.sealpost.portal;

import java.time.Instant;
import org.sealpost.trace.Visitor;

/// A session as its owner may see it.
///
/// @param id to end it by; opens nothing
/// @param current the one that asks
public record OpenSession(
    String id,
    boolean current,
    Visitor visitor,
    String method,
    boolean kept,
    Instant startedAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
