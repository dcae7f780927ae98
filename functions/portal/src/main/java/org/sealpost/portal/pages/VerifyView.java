package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.portal.NoticeCheck;

/// The page on which people find out whether a notice is ours.
///
/// @param typed what was asked for, as it was typed
/// @param result empty before anything was asked
record VerifyView(Look look, String typed, Optional<NoticeCheck> result) {
  private static final int LONGEST_SHOWN = 40;

  Words words() {
    return look.words();
  }

  String shown() {
    return typed.length() <= LONGEST_SHOWN ? typed : "";
  }

  Optional<NoticeCheck.Sent> sent() {
    return result.filter(NoticeCheck.Sent.class::isInstance).map(NoticeCheck.Sent.class::cast);
  }

  boolean unknown() {
    return result.filter(NoticeCheck.Unknown.class::isInstance).isPresent();
  }

  /// What keeps us from answering; empty when nothing does.
  Optional<String> problem() {
    return result.flatMap(
        one ->
            switch (one) {
              case NoticeCheck.Malformed _ -> Optional.of(words().say("trust.verify-malformed"));
              case NoticeCheck.TooOften _ -> Optional.of(words().say("trust.verify-often"));
              case NoticeCheck.Sent _, NoticeCheck.Unknown _ -> Optional.empty();
            });
  }
}
