package org.sealpost.administration;

/// One version of a document.
///
/// @param version 0 for what holds before anybody has changed anything
public record StoredConfiguration<T>(long version, T content) {}
