package org.sealpost.rules.predicate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.edit.EditedHeaders;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.directory.Directory;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.StepBudget;
import org.sealpost.rules.text.Lexicon;
import org.sealpost.rules.text.SearchText;

/// A mail as predicates ask about it: each thing is worked out when it is first asked for, once per
/// mail. Header fields are seen as the edits of earlier rules leave them. Not for several threads.
public final class MailView {
  private static final String TNEF = "application/ms-tnef";

  /// Of an attachment's text, for patterns (ome.md 2.3, AttachmentMatchesPatterns).
  private static final int BEGINNING = 150_000;

  private final Facts facts;
  private final List<HeaderField> headers;
  private final List<Recipient> recipients;
  private final Map<String, List<SearchText>> searchableHeaders = new HashMap<>();

  public MailView(Mail mail, Directory directory, Lexicon lexicon) {
    this(new Facts(mail, directory, lexicon), mail.content().headers(), mail.recipients());
  }

  private MailView(Facts facts, List<HeaderField> headers, List<Recipient> recipients) {
    this.facts = facts;
    this.headers = headers;
    this.recipients = recipients;
  }

  /// The same mail after these edits of its original.
  public MailView edited(List<MessageEdit> edits) {
    return new MailView(facts, EditedHeaders.of(facts.mail.content().headers(), edits), recipients);
  }

  /// The same mail to these recipients.
  public MailView to(List<Recipient> others) {
    return new MailView(facts, headers, List.copyOf(others));
  }

  public Mail mail() {
    return facts.mail;
  }

  public MailContent content() {
    return facts.mail.content();
  }

  /// All of the envelope, as the rule that asks wants to see them (ome.md 2.2,
  /// RecipientAddressType).
  public List<Recipient> recipients() {
    return recipients;
  }

  public Directory directory() {
    return facts.directory;
  }

  /// The values of all fields of this name, in order.
  public Stream<String> header(String name) {
    return headers.stream().filter(field -> field.isNamed(name)).map(HeaderField::value);
  }

  /// Each value of a field of this name, to be searched.
  public List<SearchText> searchableHeader(String name) {
    return searchableHeaders.computeIfAbsent(
        name, asked -> header(asked).map(facts::searchable).toList());
  }

  /// A mail may have several Subject fields.
  public List<SearchText> subjects() {
    return searchableHeader("Subject");
  }

  /// Every text of the message, in whichever part it stands. None in a mail that is encrypted
  /// (ome.md 2.7).
  public List<SearchText> bodies() {
    return facts.bodies();
  }

  /// Whether a body may be missing, because what it stands in (winmail.dat) could not be read to
  /// its end.
  boolean lacksBodies() {
    return facts.hasTnef() && attachments().stream().anyMatch(InspectedAttachment::isIncomplete);
  }

  /// All kinds of message that it is; none for an ordinary one.
  public Set<MessageType> types() {
    return facts.types();
  }

  /// @throws RuleEvaluationException when they cannot be looked into at all
  public List<InspectedAttachment> attachments() {
    return facts.inspection().attachments();
  }

  /// Whether there may be attachments that are not parts of the message, but of what is attached.
  boolean hasAttachmentsInside() {
    return content().parts().stream()
        .anyMatch(
            part -> part.mediaType().equals(TNEF) || part.mediaType().equals("message/rfc822"));
  }

  /// An attachment's text, to be searched.
  public SearchText textOf(InspectedAttachment attachment) {
    return facts.textOf(attachment);
  }

  /// What an attachment's text begins with, to be searched for patterns.
  public SearchText beginningOf(InspectedAttachment attachment) {
    return facts.beginningOf(attachment);
  }

  /// A short text of any other place, to be searched.
  public SearchText searchable(String text) {
    return facts.searchable(text);
  }

  /// What does not depend on edits.
  private static final class Facts {
    private final Mail mail;
    private final Directory directory;
    private final Lexicon lexicon;
    private final StepBudget budget = StepBudget.ofOneMail();
    private final Map<String, SearchText> shortTexts = new HashMap<>();
    private final IdentityHashMap<InspectedAttachment, SearchText> attached =
        new IdentityHashMap<>();
    private final IdentityHashMap<InspectedAttachment, SearchText> beginnings =
        new IdentityHashMap<>();
    private Optional<List<SearchText>> bodies = Optional.empty();
    private Optional<Set<MessageType>> types = Optional.empty();
    private Optional<Inspection> inspection = Optional.empty();

    Facts(Mail mail, Directory directory, Lexicon lexicon) {
      this.mail = mail;
      this.directory = directory;
      this.lexicon = lexicon;
    }

    SearchText searchable(String text) {
      return shortTexts.computeIfAbsent(text, this::search);
    }

    SearchText textOf(InspectedAttachment attachment) {
      return attached.computeIfAbsent(attachment, one -> search(one.text()));
    }

    SearchText beginningOf(InspectedAttachment attachment) {
      return attachment.text().length() <= BEGINNING
          ? textOf(attachment)
          : beginnings.computeIfAbsent(
              attachment, one -> search(one.text().substring(0, BEGINNING)));
    }

    private SearchText search(String text) {
      return new SearchText(text, lexicon, budget);
    }

    boolean hasTnef() {
      return mail.content().parts().stream().anyMatch(part -> part.mediaType().equals(TNEF));
    }

    List<SearchText> bodies() {
      if (bodies.isEmpty()) {
        Stream<String> attached = hasTnef() ? inspection().texts().stream() : Stream.empty();
        bodies =
            Optional.of(
                Stream.concat(mail.content().searchableTexts().stream(), attached)
                    .map(this::search)
                    .toList());
      }
      return bodies.get();
    }

    Set<MessageType> types() {
      if (types.isEmpty()) {
        types = Optional.of(MessageType.of(mail));
      }
      return types.get();
    }

    Inspection inspection() {
      if (inspection.isEmpty()) {
        inspection = Optional.of(mail.inspector().inspect(mail.content()));
      }
      return inspection.get();
    }
  }
}
