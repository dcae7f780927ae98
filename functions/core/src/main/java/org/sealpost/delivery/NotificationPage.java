package org.sealpost.delivery;

/// The HTML of a notification.
///
/// @param html harmless already
public record NotificationPage(String organization, String html) {}
