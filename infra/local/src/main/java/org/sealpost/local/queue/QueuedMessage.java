package org.sealpost.local.queue;

import java.time.Instant;

/// A message as one attempt got it.
///
/// @param number its place in the queue; the higher, the later
/// @param attempt the how many-eth attempt this is, from 1
public record QueuedMessage(long number, int attempt, Instant sentAt, String body) {}
