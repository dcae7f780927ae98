package org.sealpost.rules.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.RandomRules;
import org.sealpost.rules.exchange.collection.ImportOptions.Arrival;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.NotImported;

class RuleCollectionExportTest {
  @Test
  void importShouldGiveBackWhatWasExported() throws RefusedFileException {
    for (int seed = 0; seed < 20; seed++) {
      RuleSet rules = new RandomRules(seed).ruleSet(20);

      ImportReport report = imported(RuleCollectionExport.write(rules), new RuleSet(List.of()));

      assertThat(report.after().rules()).isEqualTo(rules.rules());
    }
  }

  @Test
  void importShouldTakeUpToThousandRules() throws RefusedFileException {
    RuleSet rules = new RandomRules(5).ruleSet(RuleSet.MOST_RULES);

    ImportReport report = imported(RuleCollectionExport.write(rules), new RuleSet(List.of()));

    assertThat(report.after()).isEqualTo(rules);
    assertThat(report.rules()).noneMatch(one -> one.outcome() instanceof NotImported);
  }

  @Test
  void writeShouldLookAsExchangeWritesIt() {
    byte[] file = RuleCollectionExport.write(RuleSet.defaults());

    assertThat(file).startsWith(0xff, 0xfe);
    assertThat(new String(file, StandardCharsets.UTF_16))
        .startsWith(
            """
            <?xml version="1.0" encoding="utf-16" standalone="yes"?>
            <rules name="TransportVersioned">
              <rule name="Encrypt when the subject says so" id="5ea19057-0000-4000-8000-000000000001" format="cmdlet">
                <version requiredMinVersion="15.0.3.0">
                  <commandBlock><![CDATA[New-TransportRule -Name 'Encrypt\
            """
                .replace("\n", "\r\n"))
        .endsWith("</rules>\r\n");
  }

  @Test
  void writeShouldWriteNoRulesAsWell() throws RefusedFileException {
    ImportReport report =
        imported(RuleCollectionExport.write(new RuleSet(List.of())), RuleSet.defaults());

    assertThat(report.after()).isEqualTo(RuleSet.defaults());
    assertThat(report.notices()).containsExactly("The file holds no rules.");
  }

  private static ImportReport imported(byte[] file, RuleSet before) throws RefusedFileException {
    return RuleCollectionImport.read(
        file, ImportOptions.of(RandomRules.NOBODY, before).withArrival(Arrival.AS_WRITTEN));
  }
}
