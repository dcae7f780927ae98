package org.sealpost.bench.rules;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleSet;

/// One mail of 75 KB, decided by rule sets of several sizes. How often and how long says
/// [RulesCommand].
@State(Scope.Thread)
public class RulesBenchmark {
  static final int MAIL_BYTES = 75 * 1024;

  @Param("10")
  public int rules;

  private RuleSet ruleSet = new RuleSet(List.of());
  private Deciding indexed = deciding(Deciding.withLexicon(ruleSet));
  private Deciding naive = indexed;

  @Setup(Level.Trial)
  public void makeRules() {
    ruleSet = MadeRules.of(rules);
    indexed = deciding(Deciding.withLexicon(ruleSet));
    naive = deciding(Deciding.naive(ruleSet));
    if (!indexed.decide().equals(naive.decide())) {
      throw new IllegalStateException("the lexicon changes decisions: nothing to measure");
    }
  }

  private static Deciding deciding(CompiledRules rules) {
    try {
      return new Deciding(AuthoredMail.of(MAIL_BYTES, 0), rules);
    } catch (MalformedMailException bug) {
      throw new IllegalStateException("a mail of our own that cannot be read", bug);
    }
  }

  @Benchmark
  public Decisions decide() {
    return indexed.decide();
  }

  @Benchmark
  public Decisions decideNaively() {
    return naive.decide();
  }

  @Benchmark
  public Decisions parseAndDecide() throws MalformedMailException {
    return indexed.parseAndDecide();
  }

  @Benchmark
  public CompiledRules compile() {
    return Deciding.withLexicon(ruleSet);
  }
}
