package org.sealpost.portal.pages;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What every answer tells the browser not to do.
final class AnswerHeaders {
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " frame-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'; manifest-src 'self'; worker-src 'self';"
          + " require-trusted-types-for 'script'; trusted-types sealpost";

  /// A message's body: no script even if the sanitizer missed one, nothing from anywhere, styles of
  /// its own; the page around it may measure it, and its links open elsewhere.
  private static final String BODY_POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
          + " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox;"
          + " form-action 'none'; frame-ancestors 'self'; base-uri 'none'";

  /// A message for paper: as its body, and the page around it may open the dialog for printing.
  private static final String PAPER_POLICY =
      BODY_POLICY.replace(" sandbox ", " sandbox allow-modals ");

  /// A page whose script may fetch, from here only.
  private static final String FETCHING_POLICY = PAGE_POLICY + "; connect-src 'self'";

  private static final String FILE_POLICY =
      "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

  private static final String GET_PASSKEYS = "publickey-credentials-get=()";
  private static final String PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(),"
          + " screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final String uploadingPolicy;

  /// @param uploads where browsers bring large files to, unless it is here
  AnswerHeaders(URI portalOrigin, Optional<URI> uploads) {
    uploadingPolicy =
        FETCHING_POLICY + uploads.map(AnswerHeaders::origin).map(at -> " " + at).orElse("");
    defaults.put("cache-control", "no-store");
    defaults.put("content-security-policy", PAGE_POLICY);
    defaults.put("cross-origin-opener-policy", "same-origin");
    defaults.put("cross-origin-resource-policy", "same-origin");
    defaults.put("permissions-policy", PERMISSIONS);
    defaults.put("referrer-policy", "no-referrer");
    defaults.put("x-content-type-options", "nosniff");
    // Looking up the hosts of a message's links would tell them that it is being read.
    defaults.put("x-dns-prefetch-control", "off");
    // For browsers older than frame-ancestors.
    defaults.put("x-frame-options", "DENY");
    defaults.put("x-permitted-cross-domain-policies", "none");
    defaults.put("x-robots-tag", "noindex, nofollow");
    // Not for hosts below this one: they are the organization's, and may serve something else.
    if ("https".equals(portalOrigin.getScheme())) {
      defaults.put("strict-transport-security", "max-age=63072000");
    }
  }

  Response on(Response response) {
    return response.withDefaults(defaults);
  }

  static Response onBody(Response response) {
    return response
        .with("content-security-policy", BODY_POLICY)
        .with("x-frame-options", "SAMEORIGIN");
  }

  static Response onPaper(Response response) {
    return response
        .with("content-security-policy", PAPER_POLICY)
        .with("x-frame-options", "SAMEORIGIN");
  }

  /// A page whose script brings files to where they are kept.
  Response onUploading(Response response) {
    return response.with("content-security-policy", uploadingPolicy);
  }

  static Response onFetching(Response response) {
    return response.with("content-security-policy", FETCHING_POLICY);
  }

  /// A page whose script may ask for a passkey, and fetch what to ask.
  static Response onPasskeys(Response response) {
    return onFetching(response)
        .with(
            "permissions-policy",
            PERMISSIONS.replace(GET_PASSKEYS, "publickey-credentials-get=(self)"));
  }

  /// Nothing but the origin: a path in a policy would not survive a redirect, and a quote would end
  /// it.
  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /// A picture is nothing but a picture, also when it is opened by itself.
  static Response onPicture(Response response) {
    return response.with("content-security-policy", FILE_POLICY);
  }

  /// Compressed on its way, what somebody wrote and what we add would show in its length together.
  static Response onFile(Response response) {
    return response
        .with("content-security-policy", FILE_POLICY)
        .with("cache-control", "no-store, no-transform");
  }
}
