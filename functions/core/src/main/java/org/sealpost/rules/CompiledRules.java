package org.sealpost.rules;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.Treatment;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.text.Lexicon;

/// A rule set made ready to decide about many mails: compiled once for each version of the rules
/// and of the directory. Immutable.
public final class CompiledRules {
  /// Of all rules for one mail (ome.md 8).
  private static final int MOST_ADDED = 100;

  private final RuleSet rules;
  private final Directory directory;
  private final ProtectionTemplates templates;
  private final Lexicon lexicon;

  private CompiledRules(
      RuleSet rules, Directory directory, ProtectionTemplates templates, Lexicon lexicon) {
    this.rules = rules;
    this.directory = directory;
    this.templates = templates;
    this.lexicon = lexicon;
  }

  /// @param templates that rules may name
  public static CompiledRules of(
      RuleSet rules, Directory directory, ProtectionTemplates templates) {
    return new CompiledRules(rules, directory, templates, RuleWords.lexicon(rules));
  }

  public RuleSet rules() {
    return rules;
  }

  public Directory directory() {
    return directory;
  }

  /// The same rules, looking for each word and running each pattern by itself: what [#of] is
  /// compared with.
  public static CompiledRules withoutLexicon(RuleSet rules, Directory directory) {
    return new CompiledRules(rules, directory, ProtectionTemplates.BUILT_IN, Lexicon.EMPTY);
  }

  /// The mail, to be asked by predicates of these rules.
  public MailView view(Mail mail) {
    return new MailView(mail, directory, lexicon);
  }

  /// The mail, to be asked about one predicate at a time.
  public RuleQuestions questions(Mail mail) {
    return new RuleQuestions(new RuleMatching(view(mail)));
  }

  /// Decides what happens to the mail for each recipient (ome.md 2.1): rules in order of priority,
  /// each acting on those recipients for whom its conditions hold. Recipients who are to be treated
  /// alike stay together. Whom rules add is decided upon in the same way, protected no less than
  /// whom they were added for.
  ///
  /// @param prior what is known of its protection already
  /// @throws RuleEvaluationException when a rule whose error action is DEFER cannot be evaluated, a
  ///     rule that matches names an unknown template, or rules add more than 100 recipients or
  ///     redirect in a circle: the mail has to wait
  public Decisions decide(
      Mail mail, PriorProtection prior, Organization organization, Instant now) {
    return decide(mail, prior, organization, now, RuleWatch.NOBODY);
  }

  /// The same, while somebody looks on.
  public Decisions decide(
      Mail mail, PriorProtection prior, Organization organization, Instant now, RuleWatch watch) {
    RecipientRun run =
        new RecipientRun(
            rules, new RuleMatching(view(mail)), mail, directory, templates, now, watch);
    Map<EmailAddress, Verdict> verdicts = new LinkedHashMap<>();
    for (Recipient recipient : mail.recipients()) {
      verdicts.put(recipient.address(), run.verdict(recipient, prior));
    }
    addRecipients(verdicts, run, prior, organization);
    return decisions(verdicts, mail.sender().scope());
  }

  /// Adds whom rules added, and whom rules added for those. Somebody who is added for several is
  /// protected no less than for any of them, and so may be decided upon once more.
  private static void addRecipients(
      Map<EmailAddress, Verdict> verdicts,
      RecipientRun run,
      PriorProtection prior,
      Organization organization) {
    Map<EmailAddress, AddedFor> added = new HashMap<>();
    Deque<Verdict> open = new ArrayDeque<>(verdicts.values());
    while (!open.isEmpty()) {
      Verdict adding = open.removeFirst();
      for (EmailAddress address : adding.addsTo()) {
        AddedFor before = added.get(address);
        if (before == null && verdicts.containsKey(address)) {
          continue;
        }
        AddedFor now = (before == null ? AddedFor.NOBODY : before).and(AddedFor.one(adding));
        if (now.equals(before)) {
          continue;
        }
        added.put(address, now);
        if (added.size() > MOST_ADDED) {
          throw new RuleEvaluationException("the rules add more than 100 recipients");
        }
        Verdict verdict =
            run.verdictOfAdded(organization.recipient(address), prior).asAddedFor(now);
        verdicts.put(address, verdict);
        open.addLast(verdict);
      }
    }
    requireThatRedirectionsEnd(verdicts);
  }

  /// Where all who get a mail instead of others are sent round in a circle, nobody would get it.
  private static void requireThatRedirectionsEnd(Map<EmailAddress, Verdict> verdicts) {
    for (Verdict verdict : verdicts.values()) {
      if (verdict.isRedirected() && !ends(verdict, verdicts)) {
        throw new RuleEvaluationException("the rules redirect the mail in a circle");
      }
    }
  }

  private static boolean ends(Verdict redirected, Map<EmailAddress, Verdict> verdicts) {
    Set<EmailAddress> seen = new HashSet<>();
    Deque<EmailAddress> open = new ArrayDeque<>(redirected.addsTo());
    while (!open.isEmpty()) {
      EmailAddress address = open.removeFirst();
      Verdict verdict = verdicts.get(address);
      if (verdict == null || !seen.add(address)) {
        continue;
      }
      if (!verdict.isRedirected()) {
        return true;
      }
      open.addAll(verdict.addsTo());
    }
    return false;
  }

  private Decisions decisions(Map<EmailAddress, Verdict> verdicts, Scope sender) {
    Map<Treatment, List<Verdict>> groups = new LinkedHashMap<>();
    for (Verdict verdict : verdicts.values()) {
      groups.computeIfAbsent(verdict.alike(sender), _ -> new ArrayList<>()).add(verdict);
    }
    List<Decision> decisions = new ArrayList<>();
    groups.forEach(
        (treatment, group) ->
            decisions.add(
                Decision.of(
                    group.stream().map(Verdict::recipient).toList(), inOrder(group), treatment)));
    Set<IncidentReport> reports = new LinkedHashSet<>();
    verdicts.values().forEach(verdict -> reports.addAll(verdict.reports()));
    return new Decisions(decisions, List.copyOf(reports), inOrder(verdicts.values()));
  }

  private List<RuleMatch> inOrder(Collection<Verdict> verdicts) {
    List<MailFlowRule> ofFirst =
        verdicts.isEmpty() ? List.of() : verdicts.iterator().next().matched();
    if (verdicts.stream().allMatch(verdict -> verdict.matched().equals(ofFirst))) {
      return ofFirst.stream().map(RuleMatch::of).toList();
    }
    Set<RuleId> matched = new HashSet<>();
    verdicts.forEach(verdict -> verdict.matched().forEach(rule -> matched.add(rule.id())));
    return rules.rules().stream()
        .filter(rule -> matched.contains(rule.id()))
        .map(RuleMatch::of)
        .toList();
  }
}
