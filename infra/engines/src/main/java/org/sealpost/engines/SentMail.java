package org.sealpost.engines;

import java.util.List;

/// A mail as the SES stand-in took it.
///
/// @param destinations addresses of the request and of the header fields, each once
/// @param raw header and body with the line ends that were sent
public record SentMail(String id, String source, List<String> destinations, String raw) {
  public SentMail {
    destinations = List.copyOf(destinations);
  }
}
