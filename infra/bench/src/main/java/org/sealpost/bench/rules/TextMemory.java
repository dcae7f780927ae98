package org.sealpost.bench.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;

/// How much memory a large text takes while it is decided about, in multiples of its own size.
///
/// @param textBytes of the message's text as it travels
/// @param parsed what parsing leaves beside the message
/// @param asked what is live beside that when all rules have been asked
/// @param allocated all that deciding allocates, garbage included: an upper bound of what it ever
///     holds at once
record TextMemory(int textBytes, double parsed, double asked, double allocated) {
  private static final String LINE =
      "Please review the attached figures of the quarter before Friday, and call me.\r\n";

  /// @param sizeBytes of the text
  static TextMemory of(int sizeBytes, RuleSet rules) throws MalformedMailException {
    CompiledRules compiled = Deciding.withLexicon(rules);
    byte[] message = mail(sizeBytes);
    Deciding deciding = new Deciding(message, compiled);
    deciding.decide();
    long before = liveBytes();
    Mail mail = Deciding.parsed(message);
    long parsed = liveBytes();
    MailView view = compiled.view(mail);
    long asked;
    try {
      ask(rules, view);
      asked = liveBytes();
    } finally {
      Reference.reachabilityFence(view);
    }
    long allocatedBefore = allocatedBytes();
    deciding.decide();
    long allocated = allocatedBytes() - allocatedBefore;
    return new TextMemory(
        sizeBytes,
        (parsed - before) / (double) sizeBytes,
        (asked - parsed) / (double) sizeBytes,
        allocated / (double) sizeBytes);
  }

  private static void ask(RuleSet rules, MailView view) {
    rules.rules().stream()
        .flatMap(rule -> rule.conditions().stream())
        .filter(AboutMessage.class::isInstance)
        .map(AboutMessage.class::cast)
        .forEach(about -> about.holds(view));
  }

  /// How many times the text is held, the message itself apart.
  double held() {
    return parsed + asked;
  }

  private static byte[] mail(int sizeBytes) {
    String fields =
        """
        From: <%s>
        To: <%s>
        Subject: [encrypt] All figures
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        """
            .formatted(AuthoredMail.SENDER, AuthoredMail.RECIPIENT)
            .replace("\n", "\r\n");
    return (fields + LINE.repeat(sizeBytes / LINE.length())).getBytes(UTF_8);
  }

  private static long liveBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int round = 0; round < 3; round++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
  }
}
