package org.sealpost.portal;

import java.util.Optional;

/// An account that a passcode is going to bind to a mailbox.
///
/// @param account what people recognize it by, if anything
/// @param provider its provider's name, for people
public record AwaitedAccount(Optional<String> account, String provider) {}
