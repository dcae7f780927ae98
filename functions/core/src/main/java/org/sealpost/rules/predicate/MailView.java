package org.sealpost.rules.predicate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.edit.EditedHeaders;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.directory.Directory;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.StepBudget;
import org.sealpost.rules.text.Lexicon;
import org.sealpost.rules.text.SearchText;

/// A mail as predicates ask about it: each thing is worked out when it is first asked for, once per
/// mail. Header fields are seen as the edits of earlier rules leave them. Not for several threads.
public final class MailView {
  private static final String TNEF = "application/ms-tnef";

  private final Facts facts;
  private final List<HeaderField> headers;
  private Optional<List<SearchText>> subjects = Optional.empty();

  public MailView(Mail mail, Directory directory, Lexicon lexicon) {
    this(new Facts(mail, directory, lexicon), mail.content().headers());
  }

  private MailView(Facts facts, List<HeaderField> headers) {
    this.facts = facts;
    this.headers = headers;
  }

  /// The same mail after these edits of its original.
  public MailView edited(List<MessageEdit> edits) {
    return new MailView(facts, EditedHeaders.of(facts.mail.content().headers(), edits));
  }

  public Mail mail() {
    return facts.mail;
  }

  public MailContent content() {
    return facts.mail.content();
  }

  public Directory directory() {
    return facts.directory;
  }

  /// The values of all fields of this name, in order.
  public Stream<String> header(String name) {
    return headers.stream().filter(field -> field.isNamed(name)).map(HeaderField::value);
  }

  /// Each value of a field of this name, to be searched.
  public Stream<SearchText> searchableHeader(String name) {
    return header(name).map(facts::searchable);
  }

  /// A mail may have several Subject fields.
  public List<SearchText> subjects() {
    if (subjects.isEmpty()) {
      subjects = Optional.of(searchableHeader("Subject").toList());
    }
    return subjects.get();
  }

  /// Every text of the message, in whichever part it stands. None in a mail that is encrypted
  /// (ome.md 2.7).
  public List<SearchText> bodies() {
    return facts.bodies();
  }

  /// All kinds of message that it is; none for an ordinary one.
  public Set<MessageType> types() {
    return facts.types();
  }

  /// @throws RuleEvaluationException when they cannot be looked into at all
  public List<InspectedAttachment> attachments() {
    return facts.inspection().attachments();
  }

  /// An attachment's text, to be searched.
  public SearchText textOf(InspectedAttachment attachment) {
    return facts.searchable(attachment.text());
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
    private Optional<List<SearchText>> bodies = Optional.empty();
    private Optional<Set<MessageType>> types = Optional.empty();
    private Optional<Inspection> inspection = Optional.empty();

    Facts(Mail mail, Directory directory, Lexicon lexicon) {
      this.mail = mail;
      this.directory = directory;
      this.lexicon = lexicon;
    }

    SearchText searchable(String text) {
      return new SearchText(text, lexicon, budget);
    }

    List<SearchText> bodies() {
      if (bodies.isEmpty()) {
        Stream<String> attached =
            mail.content().parts().stream().anyMatch(part -> part.mediaType().equals(TNEF))
                ? inspection().texts().stream()
                : Stream.empty();
        bodies =
            Optional.of(
                Stream.concat(mail.content().searchableTexts().stream(), attached)
                    .map(this::searchable)
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
