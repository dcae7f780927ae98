package org.sealpost.portal.pages;

import java.util.Optional;
import java.util.function.Function;

/// What one path offers. HEAD is answered wherever GET is, in the same way.
record Route(
    Optional<Function<Request, Response>> get, Optional<Function<Request, Response>> post) {

  static Optional<Route> get(Function<Request, Response> get) {
    return Optional.of(new Route(Optional.of(get), Optional.empty()));
  }

  static Optional<Route> post(Function<Request, Response> post) {
    return Optional.of(new Route(Optional.empty(), Optional.of(post)));
  }

  static Optional<Route> both(Function<Request, Response> get, Function<Request, Response> post) {
    return Optional.of(new Route(Optional.of(get), Optional.of(post)));
  }

  /// Empty when the path does not offer this method.
  Optional<Function<Request, Response>> on(String method) {
    return switch (method) {
      case "GET", "HEAD" -> get;
      case "POST" -> post;
      default -> Optional.empty();
    };
  }

  /// Value of `Allow`.
  String methods() {
    if (post.isEmpty()) {
      return "GET, HEAD";
    }
    return get.isEmpty() ? "POST" : "GET, HEAD, POST";
  }
}
