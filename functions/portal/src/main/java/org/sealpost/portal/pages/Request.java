package org.sealpost.portal.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.Visit;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// A request as the front door took it. Nothing of it is trusted.
///
/// @param path as it was sent, without the query
/// @param query without the question mark; empty when there is none
/// @param headers by lower-case name
/// @param cookies each as `name=value`
/// @param body decoded from whatever it travelled in
/// @param source address that the front door took it from; empty when it does not say
/// @param id what logs and error pages call this request
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    List<String> cookies,
    byte[] body,
    String source,
    String id) {
  public Request {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /// Who asks, as far as a log needs it. Whoever asks for headers only shows nothing to anybody.
  Visitor visitor() {
    AgentClass agent =
        AgentClass.of(
            header("user-agent").orElse(""),
            header("sec-purpose").or(() -> header("purpose")).orElse(""));
    return new Visitor(
        NetworkPrefix.of(source), method.equals("HEAD") ? AgentClass.MACHINE : agent);
  }

  /// @param session that it brings
  Visit visit(String link, Optional<SecretToken> session) {
    return new Visit(link, session, visitor(), Words.of(this).locale());
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
