package org.sealpost.portal.pages;

import java.util.Optional;
import java.util.function.Function;

/// What one path offers. HEAD is answered wherever GET is, in the same way, but where GET is a step
/// of a sign-in.
///
/// @param head whether HEAD is answered like GET
/// @param intake what it takes in a body, and from where
record Route(
    Optional<Function<Request, Response>> get,
    boolean head,
    Optional<Function<Request, Response>> post,
    Intake intake) {
  /// What requests may bring.
  ///
  /// @param largestBytes of a body
  /// @param tooLarge what is said of more
  /// @param fromAnywhere whether pages of other sites may post here
  record Intake(int largestBytes, Notice tooLarge, boolean fromAnywhere) {
    /// Forms of our own pages: nothing that they submit comes near.
    static final Intake OWN_FORMS = new Intake(4 * 1024 * 1024, Notice.REQUEST_TOO_LARGE, false);
  }

  static Optional<Route> get(Function<Request, Response> get) {
    return Optional.of(new Route(Optional.of(get), true, Optional.empty(), Intake.OWN_FORMS));
  }

  /// For an address that a provider of accounts sends browsers back to: programs that look ahead
  /// with HEAD would use the answer up.
  static Optional<Route> callback(Function<Request, Response> get) {
    return Optional.of(new Route(Optional.of(get), false, Optional.empty(), Intake.OWN_FORMS));
  }

  static Optional<Route> post(Function<Request, Response> post) {
    return post(Intake.OWN_FORMS, post);
  }

  static Optional<Route> post(Intake intake, Function<Request, Response> post) {
    return Optional.of(new Route(Optional.empty(), false, Optional.of(post), intake));
  }

  static Optional<Route> both(Function<Request, Response> get, Function<Request, Response> post) {
    return both(Intake.OWN_FORMS, get, post);
  }

  static Optional<Route> both(
      Intake intake, Function<Request, Response> get, Function<Request, Response> post) {
    return Optional.of(new Route(Optional.of(get), true, Optional.of(post), intake));
  }

  /// Empty when the path does not offer this method.
  Optional<Function<Request, Response>> on(String method) {
    return switch (method) {
      case "GET" -> get;
      case "HEAD" -> head ? get : Optional.empty();
      case "POST" -> post;
      default -> Optional.empty();
    };
  }

  /// Value of `Allow`.
  String methods() {
    if (post.isEmpty()) {
      return head ? "GET, HEAD" : "GET";
    }
    return get.isEmpty() ? "POST" : "GET, HEAD, POST";
  }
}
