package org.sealpost.portal;

import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;
import org.sealpost.portal.AnswerResult.Writing;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.Addressees;
import org.sealpost.reply.AnswerSubject;
import org.sealpost.reply.KeptDraft.SentAnswer;
import org.sealpost.reply.OpenedDraft;
import org.sealpost.reply.SealedDrafts;

/// What readers see of their answers.
final class AnswerViews {
  private final Organization organization;
  private final BrandingTemplates brandings;
  private final SealedDrafts drafts;
  private final AnswerLimits limits;

  AnswerViews(
      Organization organization,
      BrandingTemplates brandings,
      SealedDrafts drafts,
      AnswerLimits limits) {
    this.organization = organization;
    this.brandings = brandings;
    this.drafts = drafts;
    this.limits = limits;
  }

  AnswerLimits limits() {
    return limits;
  }

  /// @param unkept what was written while the draft was changed elsewhere
  Writing writing(AnswerRequest request, OpenedDraft draft, Optional<String> unkept) {
    AddressedMessage message = request.message();
    RenderedMessage shown = request.open().shown();
    Addressees addressees = addressees(request);
    return new Writing(
        shown,
        message.readerAddress(),
        AnswerRequest.ways(message),
        via(message.readerAddress(), shown),
        addressees.to(),
        addressees.cc(),
        AnswerSubject.of(request.kind(), shown.subject()),
        AnswerRequest.mayCarry(message) ? shown.attachments() : List.of(),
        draft.shown(request.kind(), request.fresh()),
        unkept,
        brandings.findOrDefault(message.message().branding()),
        limits);
  }

  Addressees addressees(AnswerRequest request) {
    return Addressees.of(
        request.kind(), request.message(), request.open().shown(), organization.replyDomain());
  }

  SendResult.Sent sent(AnswerRequest request, SentAnswer sent, boolean before) {
    return new SendResult.Sent(
        sent.kind(),
        request.message().readerAddress(),
        drafts.to(request.link(), sent, request.keys()),
        sent.at(),
        sent.files(),
        before,
        brandings.findOrDefault(request.message().message().branding()));
  }

  /// Nobody sends in the name of a domain that is not the organization's own.
  private Mailbox via(EmailAddress reader, RenderedMessage shown) {
    Mailbox author = Addressees.asAddressed(reader, shown);
    return organization.scopeOfSender(reader, true) == Scope.INSIDE
        ? author
        : new Mailbox(
            Optional.of(author.label() + " via " + organization.name()),
            organization.noticeAddress());
  }
}
