package org.sealpost.rules.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.AnyRecipientPredicate;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressContainsWords;
import org.sealpost.rules.predicate.AnyRecipientPredicate.AnyOfRecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentContainsWords;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentMatchesPatterns;
import org.sealpost.rules.predicate.AttachmentPredicate.AttachmentNameMatchesPatterns;
import org.sealpost.rules.predicate.ContentPredicate;
import org.sealpost.rules.predicate.ContentPredicate.ContentCharacterSetContainsWords;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderMatchesPatterns;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.MessagePredicate;
import org.sealpost.rules.predicate.OriginPredicate;
import org.sealpost.rules.predicate.RecipientPredicate;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientADAttributeContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientADAttributeMatchesPatterns;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientAddressMatchesPatterns;
import org.sealpost.rules.predicate.RelationPredicate;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressContainsWords;
import org.sealpost.rules.predicate.SenderPredicate.FromAddressMatchesPatterns;
import org.sealpost.rules.predicate.SenderPredicate.SenderADAttributeContainsWords;
import org.sealpost.rules.predicate.SenderPredicate.SenderADAttributeMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectMatchesPatterns;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;
import org.sealpost.rules.text.SearchText;

/// Where a predicate that looks for words or patterns found one.
///
/// @param place such as `subject`; says nothing of the mail
public record Evidence(String place, Masked text) {
  /// Empty for predicates that look for something else, and when it cannot be found again.
  ///
  /// @param senders the addresses in which the rule looks for the sender
  static Optional<Evidence> of(
      RulePredicate predicate, List<EmailAddress> senders, EmailAddress recipient, MailView mail) {
    try {
      return places(predicate, senders, recipient, mail).flatMap(Optional::stream).findFirst();
    } catch (RuleEvaluationException unable) {
      return Optional.empty();
    }
  }

  private static Stream<Optional<Evidence>> places(
      RulePredicate predicate, List<EmailAddress> senders, EmailAddress recipient, MailView mail) {
    return switch (predicate) {
      case SubjectContainsWords(List<String> words) -> subject(mail, words(words));
      case SubjectMatchesPatterns(List<TextPattern> patterns) -> subject(mail, patterns(patterns));
      case SubjectOrBodyContainsWords(List<String> words) -> subjectOrBody(mail, words(words));
      case SubjectOrBodyMatchesPatterns(List<TextPattern> patterns) ->
          subjectOrBody(mail, patterns(patterns));
      case HeaderContainsWords(String header, List<String> words) ->
          in("header " + header, mail.searchableHeader(header).stream(), words(words));
      case HeaderMatchesPatterns(String header, List<TextPattern> patterns) ->
          in("header " + header, mail.searchableHeader(header).stream(), patterns(patterns));
      case AttachmentPredicate attachment -> attachments(attachment, mail);
      case SenderPredicate sender -> sender(sender, senders, mail);
      case RecipientPredicate about -> recipient(about, recipient, mail);
      case AnyOfRecipientAddressContainsWords(List<String> words) ->
          in("recipients", recipients(mail), words(words));
      case AnyOfRecipientAddressMatchesPatterns(List<TextPattern> patterns) ->
          in("recipients", recipients(mail), patterns(patterns));
      case ContentCharacterSetContainsWords(List<String> words) ->
          in("charset", mail.content().charsets().stream().map(mail::searchable), words(words));
      case AnyRecipientPredicate _,
          ContentPredicate _,
          MessagePredicate _,
          OriginPredicate _,
          RelationPredicate _ ->
          Stream.empty();
    };
  }

  private static Stream<Optional<Evidence>> attachments(
      AttachmentPredicate predicate, MailView mail) {
    return switch (predicate) {
      case AttachmentContainsWords(List<String> words) ->
          in("attachment", mail.attachments().stream().map(mail::textOf), words(words));
      case AttachmentMatchesPatterns(List<TextPattern> patterns) ->
          in("attachment", mail.attachments().stream().map(mail::textOf), patterns(patterns));
      case AttachmentNameMatchesPatterns(List<TextPattern> patterns) ->
          in(
              "attachment name",
              mail.attachments().stream().map(InspectedAttachment::name).map(mail::searchable),
              patterns(patterns));
      case AttachmentPredicate.HasAttachment _,
          AttachmentPredicate.AttachmentExtensionMatchesWords _,
          AttachmentPredicate.AttachmentSizeOver _,
          AttachmentPredicate.AttachmentHasExecutableContent _,
          AttachmentPredicate.AttachmentIsPasswordProtected _,
          AttachmentPredicate.AttachmentIsUnsupported _,
          AttachmentPredicate.AttachmentProcessingLimitExceeded _,
          AttachmentPredicate.AttachmentPropertyContainsWords _ ->
          Stream.empty();
    };
  }

  private static Stream<Optional<Evidence>> sender(
      SenderPredicate predicate, List<EmailAddress> senders, MailView mail) {
    return switch (predicate) {
      case FromAddressContainsWords(List<String> words) ->
          in("sender", addresses(senders, mail), words(words));
      case FromAddressMatchesPatterns(List<TextPattern> patterns) ->
          in("sender", addresses(senders, mail), patterns(patterns));
      case SenderADAttributeContainsWords(var attributes) ->
          attributes.stream()
              .flatMap(asked -> attribute(senders, asked.attribute(), mail, words(asked.words())));
      case SenderADAttributeMatchesPatterns(var attributes) ->
          attributes.stream()
              .flatMap(
                  asked -> attribute(senders, asked.attribute(), mail, patterns(asked.patterns())));
      case SenderPredicate.From _,
          SenderPredicate.FromMemberOf _,
          SenderPredicate.SenderDomainIs _ ->
          Stream.empty();
    };
  }

  private static Stream<Optional<Evidence>> recipient(
      RecipientPredicate predicate, EmailAddress recipient, MailView mail) {
    List<EmailAddress> only = List.of(recipient);
    return switch (predicate) {
      case RecipientAddressContainsWords(List<String> words) ->
          in("recipient", addresses(only, mail), words(words));
      case RecipientAddressMatchesPatterns(List<TextPattern> patterns) ->
          in("recipient", addresses(only, mail), patterns(patterns));
      case RecipientADAttributeContainsWords(var attributes) ->
          attributes.stream()
              .flatMap(asked -> attribute(only, asked.attribute(), mail, words(asked.words())));
      case RecipientADAttributeMatchesPatterns(var attributes) ->
          attributes.stream()
              .flatMap(
                  asked -> attribute(only, asked.attribute(), mail, patterns(asked.patterns())));
      case RecipientPredicate.SentTo _,
          RecipientPredicate.SentToMemberOf _,
          RecipientPredicate.SentToScope _,
          RecipientPredicate.RecipientDomainIs _ ->
          Stream.empty();
    };
  }

  private static Stream<Optional<Evidence>> subject(
      MailView mail, Function<SearchText, Optional<String>> search) {
    return in("subject", mail.subjects().stream(), search);
  }

  private static Stream<Optional<Evidence>> subjectOrBody(
      MailView mail, Function<SearchText, Optional<String>> search) {
    return Stream.concat(subject(mail, search), in("body", mail.bodies().stream(), search));
  }

  private static Stream<Optional<Evidence>> attribute(
      List<EmailAddress> people,
      DirectoryAttribute attribute,
      MailView mail,
      Function<SearchText, Optional<String>> search) {
    return in(
        "directory",
        people.stream()
            .flatMap(address -> mail.directory().person(address).stream())
            .flatMap(person -> person.attribute(attribute).stream())
            .map(mail::searchable),
        search);
  }

  private static Stream<SearchText> addresses(List<EmailAddress> addresses, MailView mail) {
    return addresses.stream().map(EmailAddress::toString).map(mail::searchable);
  }

  private static Stream<SearchText> recipients(MailView mail) {
    return mail.mail().recipients().stream()
        .map(recipient -> mail.searchable(recipient.address().toString()));
  }

  private static Stream<Optional<Evidence>> in(
      String place, Stream<SearchText> texts, Function<SearchText, Optional<String>> search) {
    return texts.map(
        text -> search.apply(text).map(found -> new Evidence(place, new Masked(found))));
  }

  private static Function<SearchText, Optional<String>> words(List<String> words) {
    return text -> text.wordIn(words);
  }

  private static Function<SearchText, Optional<String>> patterns(List<TextPattern> patterns) {
    return text -> text.matchOf(patterns);
  }
}
