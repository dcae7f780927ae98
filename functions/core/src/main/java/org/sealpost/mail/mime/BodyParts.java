package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The texts that a reader takes for the body of a message: the first one and its alternatives, as
/// [PartWalk] takes them.
final class BodyParts {
  private static final int NO_ALTERNATIVE = -1;

  /// Signed or encrypted, whatever stands beside.
  private static final Set<String> SEALED =
      Set.of(
          "multipart/signed",
          "multipart/encrypted",
          "application/pkcs7-mime",
          "application/x-pkcs7-mime",
          "application/pgp-encrypted");

  /// Outlook shows what they hold, and nothing that stands beside.
  private static final Set<String> INSTEAD_OF_BODY =
      Set.of("application/x-microsoft-rpmsg-message", "application/ms-tnef");

  private static final Pattern PGP =
      Pattern.compile("^-----BEGIN PGP (?:SIGNED )?MESSAGE-----", Pattern.MULTILINE);

  private final List<Candidate> candidates = new ArrayList<>();
  private boolean hasSealed;
  private boolean isOpaque;
  private int alternatives;

  private record Candidate(RawPart part, int alternative, boolean sealed) {
    boolean isIn(int scope) {
      return alternative == scope;
    }

    String subtype() {
      return part.type().getSubType().toLowerCase(ROOT);
    }
  }

  private BodyParts() {}

  /// Those to change, in their order in the message; none where the message has no text.
  ///
  /// @return empty when the body cannot be changed
  static Optional<List<RawPart>> of(RawPart root) {
    BodyParts walk = new BodyParts();
    if (root.type().match("message/*")) {
      return Optional.empty();
    }
    walk.visit(root, NO_ALTERNATIVE, false);
    List<Candidate> chosen = walk.chosen();
    boolean changeable =
        !walk.isOpaque
            && !(chosen.isEmpty() && walk.hasSealed)
            && chosen.stream().noneMatch(Candidate::sealed)
            && chosen.stream().noneMatch(candidate -> isPgp(candidate.part));
    return changeable
        ? Optional.of(chosen.stream().map(Candidate::part).toList())
        : Optional.empty();
  }

  private void visit(RawPart part, int alternative, boolean sealed) {
    String type = part.type().getBaseType().toLowerCase(ROOT);
    boolean isSealed = sealed || SEALED.contains(type);
    hasSealed |= isSealed;
    isOpaque |= part.isUndivided() || INSTEAD_OF_BODY.contains(type) || isRpmsg(part);
    if (type.equals("message/rfc822")) {
      return;
    }
    if (part.isBodyText() && (type.equals("text/plain") || type.endsWith("html"))) {
      candidates.add(new Candidate(part, alternative, isSealed));
    }
    int scope = type.equals("multipart/alternative") ? alternatives++ : alternative;
    for (RawPart child : part.children()) {
      visit(child, scope, isSealed);
    }
  }

  private static boolean isRpmsg(RawPart part) {
    return part.isLeaf()
        && FileName.of(part.fields())
            .filter(name -> name.toLowerCase(ROOT).endsWith(".rpmsg"))
            .isPresent();
  }

  private List<Candidate> chosen() {
    if (candidates.isEmpty()) {
      return List.of();
    }
    Candidate first = candidates.getFirst();
    if (first.isIn(NO_ALTERNATIVE)) {
      return List.of(first);
    }
    Map<String, Candidate> bySubtype = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.isIn(first.alternative)) {
        bySubtype.putIfAbsent(candidate.subtype(), candidate);
      }
    }
    return candidates.stream().filter(bySubtype::containsValue).toList();
  }

  private static boolean isPgp(RawPart part) {
    return PGP.matcher(new String(part.octets(), ISO_8859_1)).find();
  }
}
