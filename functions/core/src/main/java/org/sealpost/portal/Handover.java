package org.sealpost.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.sealpost.reading.RenderedMessage;

/// What a page has opened, for the frame in it that the same browser asks for a moment later: one
/// view unwraps the key once, and fetches the sealed bytes once.
///
/// It gives nobody anything that they would not get without it:
///
/// - It is no permission. Whether the browser may see the message is asked at each request, before
///   and whatever lies here: what is revoked, or signed out of, in between is refused.
/// - It lies under the session's token and the link, so that only the browser that opened the page
///   can take it, and is taken once: who asks again has it opened again, with another use of the
///   key in the trace.
/// - It lies in the memory of this process only, for [#KEPT], and together with everything else no
///   more than [#MOST_BYTES]. Nothing is written anywhere (threat 49). Text cannot be wiped in
///   Java: it is let go, as soon as the text of every opened message is.
/// - Nobody relies on it. What is not here, because another process is asked, is opened anew.
///
/// For several threads.
public final class Handover {
  /// Longer than a browser takes for its second request.
  static final Duration KEPT = Duration.ofSeconds(15);

  /// Of all that lies here. One message may have half of it.
  static final long MOST_BYTES = 16L << 20;

  private final Clock clock;
  /// The oldest first.
  private final LinkedHashMap<Place, Left> left = new LinkedHashMap<>();
  private final Executor later =
      CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS);
  private long bytes;

  public Handover(Clock clock) {
    this.clock = clock;
  }

  /// Keeps what was opened for this visit's session, unless it is very large. What was left before
  /// under the same link, and the oldest where there is no room, is let go.
  void leave(Visit visit, RenderedMessage opened) {
    Optional<Place> place = Place.of(visit);
    long size = sizeBytes(opened);
    if (place.isEmpty()) {
      return;
    }
    synchronized (left) {
      forget(place.get());
      if (size > MOST_BYTES / 2) {
        return;
      }
      while (bytes + size > MOST_BYTES) {
        forget(left.firstEntry().getKey());
      }
      left.put(place.get(), new Left(opened, size, clock.instant()));
      bytes += size;
    }
    later.execute(this::forgetOld);
  }

  /// Hands out what this visit's session has left under this link, if it has, and keeps it no
  /// longer. Access is to be asked for all the same.
  Optional<RenderedMessage> take(Visit visit) {
    Optional<Place> place = Place.of(visit);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    synchronized (left) {
      forgetOld();
      return forget(place.get()).map(Left::opened);
    }
  }

  /// Lets go of what lies here for too long. On Lambda nothing runs between two requests: then it
  /// is the next request that does it.
  void forgetOld() {
    Instant since = clock.instant().minus(KEPT);
    synchronized (left) {
      while (!left.isEmpty() && !left.firstEntry().getValue().at().isAfter(since)) {
        forget(left.firstEntry().getKey());
      }
    }
  }

  /// How much lies here.
  long bytes() {
    synchronized (left) {
      return bytes;
    }
  }

  private Optional<Left> forget(Place place) {
    Optional<Left> gone = Optional.ofNullable(left.remove(place));
    gone.ifPresent(one -> bytes -= one.sizeBytes());
    return gone;
  }

  /// Generously: two bytes a character, as if all texts were of their own.
  private static long sizeBytes(RenderedMessage opened) {
    return 2L
        * (opened.safeHtml().length()
            + opened.safeHistory().map(String::length).orElse(0)
            + opened.plainText().length()
            + opened.subject().length()
            + 300L * (opened.to().size() + opened.cc().size() + opened.attachments().size() + 1));
  }

  private record Left(RenderedMessage opened, long sizeBytes, Instant at) {}

  /// @param session digest of the token, which whoever reads our memory cannot use as a cookie
  private record Place(String session, String link) {
    static Optional<Place> of(Visit visit) {
      return visit.session().map(token -> new Place(token.digest(), visit.link()));
    }
  }
}
