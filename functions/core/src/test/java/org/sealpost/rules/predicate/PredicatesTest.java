package org.sealpost.rules.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.rules.predicate.AttachmentPredicate.HasAttachment;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;
import org.sealpost.rules.predicate.RulePredicate.AboutRecipient;
import org.sealpost.rules.predicate.SenderPredicate.From;
import org.sealpost.rules.predicate.SenderPredicate.FromScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

/// Each predicate: yes, no, and the field or part that it looks at missing.
class PredicatesTest {
  private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");
  private static final EmailAddress BOB = EmailAddress.of("bob@mail.partner.example");

  @ParameterizedTest
  @MethodSource
  void holdsShouldTellOfTheMessage(AboutMessage predicate, Mail mail, boolean expected) {
    assertThat(predicate.holds(mail)).isEqualTo(expected);
  }

  static Stream<Arguments> holdsShouldTellOfTheMessage() {
    Mail plain = mail(List.of(new HeaderField("Subject", "the Top Secret offer")), List.of());
    Mail bare = mail(List.of(), List.of());
    Mail twice =
        mail(List.of(new HeaderField("Subject", "a"), new HeaderField("SUBJECT", "b")), List.of());
    Mail marked =
        mail(
            List.of(new HeaderField("X-Mark", "none"), new HeaderField("x-mark", "red")),
            List.of());
    return Stream.of(
        Arguments.of(new From(Set.of(BOB, EmailAddress.of("ANNA@contoso.example"))), bare, true),
        Arguments.of(new From(Set.of(BOB)), bare, false),
        Arguments.of(new FromScope(Scope.INSIDE), bare, true),
        Arguments.of(new FromScope(Scope.OUTSIDE), bare, false),
        Arguments.of(new SubjectContainsWords(List.of("no", "top secret")), plain, true),
        Arguments.of(new SubjectContainsWords(List.of("secrets")), plain, false),
        Arguments.of(new SubjectContainsWords(List.of("a")), bare, false),
        Arguments.of(new SubjectContainsWords(List.of("b")), twice, true),
        Arguments.of(patterns("x", "SECRET\\s"), plain, true),
        Arguments.of(patterns("in the body"), plain, true),
        Arguments.of(patterns("attached"), plain, true),
        Arguments.of(patterns("^attached text$"), plain, true),
        Arguments.of(patterns("offer.*body"), plain, false),
        Arguments.of(patterns("b"), twice, true),
        Arguments.of(patterns("secret"), bare, false),
        Arguments.of(new HeaderContainsWords("X-MARK", List.of("blue", "red")), marked, true),
        Arguments.of(new HeaderContainsWords("X-Mark", List.of("re")), marked, false),
        Arguments.of(new HeaderContainsWords("X-Other", List.of("red")), marked, false),
        Arguments.of(new HasAttachment(), bare, false),
        Arguments.of(new HasAttachment(), mail(List.of(), List.of(part(true))), false),
        Arguments.of(new HasAttachment(), mail(List.of(), List.of(part(true), part(false))), true));
  }

  @ParameterizedTest
  @MethodSource
  void holdsShouldTellOfTheRecipient(AboutRecipient predicate, boolean expected) {
    assertThat(predicate.holds(new Recipient(BOB, Scope.OUTSIDE))).isEqualTo(expected);
  }

  static Stream<Arguments> holdsShouldTellOfTheRecipient() {
    return Stream.of(
        Arguments.of(new SentTo(Set.of(ANNA, EmailAddress.of("BOB@Mail.Partner.example"))), true),
        Arguments.of(new SentTo(Set.of(ANNA)), false),
        Arguments.of(new SentTo(Set.of(EmailAddress.of("bob+x@mail.partner.example"))), false),
        Arguments.of(new SentToScope(Scope.OUTSIDE), true),
        Arguments.of(new SentToScope(Scope.INSIDE), false),
        Arguments.of(domains("mail.partner.example"), true),
        Arguments.of(domains("other.example", "partner.example"), true),
        Arguments.of(domains("artner.example"), false),
        Arguments.of(domains("x.mail.partner.example"), false));
  }

  @Test
  void newShouldRefuseNothingToCompareWith() {
    assertThatIllegalArgumentException().isThrownBy(() -> new From(Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new SentTo(Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new RecipientDomainIs(Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new SubjectContainsWords(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubjectOrBodyMatchesPatterns(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeaderContainsWords("X-Mark:", List.of("a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeaderContainsWords("X-Mark", List.of()));
  }

  private static SubjectOrBodyMatchesPatterns patterns(String... regexes) {
    return new SubjectOrBodyMatchesPatterns(Stream.of(regexes).map(TextPattern::new).toList());
  }

  private static RecipientDomainIs domains(String one, String... more) {
    return new RecipientDomainIs(
        Set.copyOf(Stream.concat(Stream.of(one), Stream.of(more)).map(Domain::new).toList()));
  }

  private static MailPart part(boolean inline) {
    return new MailPart(
        0,
        "image/png",
        Optional.empty(),
        Optional.of("x"),
        inline,
        0,
        InputStream::nullInputStream);
  }

  private static Mail mail(List<HeaderField> fields, List<MailPart> parts) {
    return new Mail(
        new MailContent(
            fields,
            Mailbox.of(ANNA),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("words in the body", "attached text"),
            parts),
        new Sender(ANNA, Scope.INSIDE));
  }
}
