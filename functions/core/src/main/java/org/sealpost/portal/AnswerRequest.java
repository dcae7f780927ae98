package org.sealpost.portal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.DerivedKeys;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.OpenMessage;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.Written;

/// What a reader asks for who may answer the message in this way, while the message is open.
record AnswerRequest(
    AddressedMessage message,
    PortalSession session,
    Visit visit,
    AnswerKind kind,
    OpenMessage open) {
  /// What the rights of a message allow. Answering takes REPLY, REPLYALL and FORWARD alone (ome.md
  /// 4.1): an answer is a new message, so neither DOCEDIT nor EDIT is asked for; what it quotes or
  /// takes along stays protected no less than before, so neither is EXTRACT.
  static Set<AnswerKind> ways(AddressedMessage message) {
    UsageRights rights = message.message().terms().rights();
    Set<AnswerKind> ways = EnumSet.noneOf(AnswerKind.class);
    for (AnswerKind kind : AnswerKind.values()) {
      if (rights.grant(right(kind))) {
        ways.add(kind);
      }
    }
    return ways;
  }

  private static UsageRight right(AnswerKind kind) {
    return switch (kind) {
      case REPLY -> UsageRight.REPLY;
      case REPLY_ALL -> UsageRight.REPLY_ALL;
      case FORWARD -> UsageRight.FORWARD;
    };
  }

  PortalLink link() {
    return message.link();
  }

  DerivedKeys keys() {
    return open.keys();
  }

  /// An attachment that can only be seen here stays here, whatever becomes of the message.
  static boolean mayCarry(AddressedMessage message) {
    return message.message().terms().attachments() != AttachmentAccess.VIEW_ONLY;
  }

  /// What an empty draft says.
  Written fresh() {
    boolean carries = kind == AnswerKind.FORWARD && mayCarry(message);
    return nothing(
        carries
            ? open.shown().attachments().stream().map(RenderedMessage.Attachment::number).toList()
            : List.of());
  }

  static Written nothing(List<Integer> carried) {
    return new Written("", "", Optional.empty(), true, carried);
  }
}
