package org.sealpost.rules.exchange.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.exchange.collection.ImportOptions.Arrival;
import org.sealpost.rules.exchange.collection.ImportReport.ImportedRule;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.NotImported;
import org.sealpost.rules.exchange.parameter.RuleDraft;

/// Imports rules from files: collections of Export-TransportRuleCollection, DLP policy templates,
/// what Get-TransportRule writes as CSV or JSON, and New-TransportRule commands.
///
/// The order of the file is the order of the rules. A rule is known by its id, so that a second
/// import of the same file updates and does not duplicate. What is wrong with one rule is reported,
/// and leaves the others alone.
public final class RuleCollectionImport {
  private final ImportOptions options;
  private final Map<RuleId, MailFlowRule> before = new HashMap<>();
  private final Map<RuleId, List<String>> changes = new HashMap<>();

  private RuleCollectionImport(ImportOptions options) {
    this.options = options;
    options.before().rules().forEach(rule -> before.put(rule.id(), rule));
  }

  /// @throws RefusedFileException if nothing of the file can be read, or too much would have to be
  public static ImportReport read(byte[] file, ImportOptions options) throws RefusedFileException {
    return new RuleCollectionImport(options).report(RuleFile.read(file));
  }

  private ImportReport report(FoundRules found) throws RefusedFileException {
    List<String> notices = new ArrayList<>(found.notices());
    List<FoundRule> rules = found.rules();
    if (options.states().isPresent()) {
      rules = States.of(options.states().get()).joined(rules);
    }
    List<Candidate> candidates =
        withoutDuplicates(new CandidateReading(options.surroundings()).read(rules));
    Map<RuleId, MailFlowRule> coming = new HashMap<>();
    Map<RuleId, String> noRules = new HashMap<>();
    for (Candidate candidate : candidates) {
      candidate.draft().ifPresent(draft -> arrive(candidate, draft, coming, noRules));
    }
    List<MailFlowRule> inOrder =
        candidates.stream()
            .filter(one -> one.draft().isPresent() && coming.containsKey(one.id()))
            .sorted(Comparator.comparingInt(one -> one.priority().orElse(Integer.MAX_VALUE)))
            .flatMap(one -> Optional.ofNullable(coming.get(one.id())).stream())
            .toList();
    RuleMerge merge = new RuleMerge(options.before(), inOrder);
    noRules.putAll(merge.refused());
    remarkOnFile(candidates, rules, notices);
    List<RuleDraft> imported =
        candidates.stream()
            .filter(one -> !noRules.containsKey(one.id()))
            .flatMap(one -> one.draft().stream())
            .toList();
    return new ImportReport(
        merge.merged(),
        candidates.stream()
            .map(one -> new ImportedRule(one.name(), one.line(), outcome(one, noRules)))
            .toList(),
        notices,
        List.copyOf(
            imported.stream()
                .map(RuleDraft::missingProtectionTemplates)
                .collect(TreeSet<String>::new, Set::addAll, Set::addAll)),
        List.copyOf(
            imported.stream()
                .map(RuleDraft::missingBrandingTemplates)
                .collect(TreeSet<String>::new, Set::addAll, Set::addAll)));
  }

  private static List<Candidate> withoutDuplicates(List<Candidate> candidates) {
    Set<RuleId> seen = new HashSet<>();
    return candidates.stream()
        .map(
            one ->
                one.draft().isEmpty() || seen.add(one.id())
                    ? one
                    : one.refusedFor("The file has another rule with the same id before it."))
        .toList();
  }

  private void arrive(
      Candidate candidate,
      RuleDraft draft,
      Map<RuleId, MailFlowRule> coming,
      Map<RuleId, String> noRules) {
    List<String> told = new ArrayList<>(candidate.changes());
    draft
        .missingProtectionTemplates()
        .forEach(name -> told.add("the protection template '" + name + "' is missing"));
    draft
        .missingBrandingTemplates()
        .forEach(name -> told.add("the branding template '" + name + "' is missing"));
    try {
      coming.put(candidate.id(), rule(candidate, draft, told));
      changes.put(candidate.id(), told);
    } catch (IllegalArgumentException noRule) {
      noRules.put(candidate.id(), String.valueOf(noRule.getMessage()));
    }
  }

  /// A rule that is there already and that the file would not make another one stays as it is: who
  /// approved it approved this.
  private MailFlowRule rule(Candidate candidate, RuleDraft draft, List<String> told) {
    Optional<MailFlowRule> old = Optional.ofNullable(before.get(candidate.id()));
    if (old.filter(RuleCollectionImport::acts).isPresent()
        && options.arrival() != Arrival.AS_WRITTEN) {
      return stillActing(old.get(), draft, told);
    }
    MailFlowRule arrived = arrived(candidate, draft, told).toRule(candidate.id());
    return old.isPresent() && isAlike(old.get(), arrived) && options.arrival() != Arrival.AS_WRITTEN
        ? old.get()
        : arrived;
  }

  /// A file never stops a rule that acts: mail would go in clear that was protected until now.
  private static MailFlowRule stillActing(MailFlowRule old, RuleDraft draft, List<String> told) {
    if (cannotRun(draft.withMode(RuleMode.ENFORCE))) {
      throw new IllegalArgumentException(
          "The rule acts now, and what the file makes of it has parameters that are not supported."
              + " It acts as before. Change it by hand.");
    }
    MailFlowRule changed = draft.withMode(RuleMode.ENFORCE).withEnabled(true).toRule(old.id());
    if (isAlike(old, changed)) {
      return old;
    }
    told.add("it acted before, and acts as changed from now on");
    return changed;
  }

  private static boolean acts(MailFlowRule rule) {
    return rule.enabled() && rule.properties().mode() == RuleMode.ENFORCE;
  }

  private static boolean isAlike(MailFlowRule old, MailFlowRule other) {
    return old.withEnabled(false)
        .withProperties(old.properties().withMode(RuleMode.AUDIT))
        .equals(
            other.withEnabled(false).withProperties(other.properties().withMode(RuleMode.AUDIT)));
  }

  private RuleDraft arrived(Candidate candidate, RuleDraft draft, List<String> told) {
    boolean enabled = draft.enabled() && candidate.state().orElse(true);
    RuleDraft arriving =
        switch (options.arrival()) {
          case AUDIT -> draft.withMode(RuleMode.AUDIT).withEnabled(enabled);
          case DISABLED -> draft.withEnabled(false);
          case AS_WRITTEN -> draft.withEnabled(enabled);
        };
    if (arriving.enabled() && cannotRun(arriving)) {
      told.add("it is disabled, because it would not be the same rule without what was kept");
      return arriving.withEnabled(false);
    }
    return arriving;
  }

  private static boolean cannotRun(RuleDraft draft) {
    return draft.hasUnknownConditions()
        || (draft.lacksSomething() && draft.properties().mode() == RuleMode.ENFORCE);
  }

  private Outcome outcome(Candidate candidate, Map<RuleId, String> noRules) {
    if (candidate.refused().isPresent()) {
      return candidate.refused().get();
    }
    if (noRules.containsKey(candidate.id())) {
      return new NotImported(
          Optional.ofNullable(noRules.get(candidate.id())).orElse(""), Optional.empty());
    }
    boolean isUpdate = before.containsKey(candidate.id());
    List<String> told = Optional.ofNullable(changes.get(candidate.id())).orElse(List.of());
    return told.isEmpty()
        ? new Outcome.Imported(candidate.id(), isUpdate)
        : new Outcome.ImportedWithChanges(candidate.id(), isUpdate, told);
  }

  private void remarkOnFile(
      List<Candidate> candidates, List<FoundRule> rules, List<String> notices) {
    if (candidates.isEmpty()) {
      notices.add("The file holds no rules.");
      return;
    }
    long silent = candidates.stream().filter(RuleCollectionImport::hasDefaultErrorAction).count();
    if (silent > 0) {
      notices.add(
          silent
              + " rules name no RuleErrorAction. Exchange's default is Ignore: mail goes on when a"
              + " rule cannot be evaluated. Ours is Defer: it waits.");
    }
    if (rules.stream().allMatch(rule -> rule.state().isEmpty())) {
      notices.add(
          "The file does not say which rules were enabled. Give the CSV of Get-TransportRule as"
              + " well, or look at each.");
    }
  }

  private static boolean hasDefaultErrorAction(Candidate candidate) {
    return candidate.draft().filter(draft -> !draft.namesErrorAction()).isPresent();
  }
}
