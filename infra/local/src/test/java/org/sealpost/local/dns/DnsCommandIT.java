package org.sealpost.local.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.rules.CommandFailures;
import picocli.CommandLine;

/// Threat 47: what keeps our mail from arriving is found before the first mail is sent.
@Timeout(60)
class DnsCommandIT {
  private static final String KEY = "v=DKIM1; k=rsa; p=" + rsa(2048);

  @TempDir Path folder;

  private TinyDns dns;

  @BeforeEach
  void start() throws IOException {
    dns = new TinyDns();
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  @Test
  void goodRecordsShouldPass() {
    everythingIsRight();

    Run run = runOnAll();

    assertThat(run.output().lines())
        .hasSize(8)
        .allMatch(line -> line.startsWith("PASS  ") || line.equals("OVERALL RESULT: PASS"));
    assertThat(run.status()).isZero();
  }

  @Test
  void nothingPublishedShouldBeADefectEachWithARemedy() {
    Run run = runOnAll();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "FAIL  DMARC of contoso.example: There is no record",
            "FAIL  DKIM key abc._domainkey.contoso.example: There is no key",
            "FAIL  SPF of bounce.contoso.example: There is no SPF record",
            "Publish one TXT record: \"v=spf1 include:amazonses.com -all\".",
            "FAIL  MX of bounce.contoso.example: ",
            "FAIL  MX of reply.contoso.example: There is none",
            "WARN  SPF of reply.contoso.example: ",
            "OVERALL RESULT: FAIL");
  }

  @Test
  void whatTheDnsDoesNotAnswerShouldBeNoPass() {
    everythingIsRight();
    dns.broken("bounce.contoso.example");

    Run run = runOnAll();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("FAIL  SPF of bounce.contoso.example: Not known: ");
  }

  @Test
  void nothingToLookAtShouldBeExplained() {
    Run run = run();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("give --domain, --mail-from, --reply-domain or --mail");
  }

  @ParameterizedTest
  @CsvSource({
    "--resolver, nowhere, --resolver takes HOST:PORT",
    "--domain, not a domain, is not a domain",
    "--mail, missing.eml, There is no file"
  })
  void whatCannotBeUsedShouldBeExplained(String option, String value, String said) {
    Run run = run("--mail-from", "bounce.contoso.example", option, value);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains(said);
    assertThat(dns.asked()).isEmpty();
  }

  /// Records are written by strangers; a terminal obeys what it is shown.
  @Test
  void recordsShouldNotReachTheTerminalAsTheyStand() {
    dns.mx("reply.contoso.example", "a\\027[2J.example");

    assertThat(run("--reply-domain", "reply.contoso.example").output()).doesNotContain("\u001b");
  }

  @Nested
  class SenderPolicy {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "v=spf1 include:amazonses.com -all",
          "V=SPF1 ip4:192.0.2.0/24 +include:AMAZONSES.com ~all",
          "v=spf1 include:other.example -all",
          "v=spf1 redirect=other.example"
        })
    void sesShouldBeFoundWhereverItStands(String record) {
      dns.txt("bounce.contoso.example", record)
          .txt("other.example", "v=spf1 include:amazonses.com -all")
          .txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all");

      assertThat(spf()).contains("PASS  SPF of bounce.contoso.example");
    }

    @ParameterizedTest
    @CsvSource({
      "v=spf1 mx -all, It does not include amazonses.com",
      "v=spf1 -all include:amazonses.com, It does not include amazonses.com",
      "v=spf1 ?include:amazonses.com -all, It does not include amazonses.com",
      "v=spf1 include:amazonses.com.evil.example -all, leads to amazonses.com.evil.example",
      "v=spf1 include:amazonses.com +all, It lets everybody send",
      "v=spf1 include:amazonses.com include:gone.example -all, which has no SPF record",
      "v=spf10 include:amazonses.com -all, There is no SPF record"
    })
    void defectsShouldBeFound(String record, String said) {
      dns.txt("bounce.contoso.example", record)
          .txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all");

      assertThat(spf()).contains("FAIL  SPF of bounce.contoso.example").contains(said);
    }

    @Test
    void missingEndShouldBeAWarning() {
      dns.txt("bounce.contoso.example", "v=spf1 include:amazonses.com")
          .txt("amazonses.com", "v=spf1 -all");

      assertThat(spf()).contains("WARN  SPF of bounce.contoso.example: It says nothing about");
    }

    @Test
    void twoRecordsShouldBeADefect() {
      dns.txt("bounce.contoso.example", "v=spf1 include:amazonses.com -all")
          .txt("bounce.contoso.example", "v=spf1 -all");

      assertThat(spf()).contains("There are 2 SPF records");
    }

    @Test
    void stringsOfARecordShouldBeJoined() {
      dns.txt("bounce.contoso.example", "v=spf1 include:amazon", "ses.com -all")
          .txt("amazonses.com", "v=spf1 -all");

      assertThat(spf()).contains("PASS  SPF");
    }

    @Test
    void tenLookupsShouldPassAndElevenNot() {
      dns.txt("amazonses.com", "v=spf1 -all");
      dns.txt(
          "bounce.contoso.example",
          "v=spf1 a mx exists:x.example ptr a:b.example a/24 mx:c.example a:d.example a:e.example include:amazonses.com -all");
      assertThat(spf()).contains("needs 10 of ten look-ups");

      dns.txt("more.contoso.example", "v=spf1 a include:bounce.contoso.example -all");
      assertThat(run("--mail-from", "more.contoso.example").output())
          .contains("ask the DNS more than ten times");
    }

    @Test
    void circlesShouldEnd() {
      dns.txt("bounce.contoso.example", "v=spf1 include:bounce.contoso.example -all");

      assertThat(spf()).contains("ask the DNS more than ten times");
      assertThat(dns.asked()).hasSizeLessThan(20);
    }

    private String spf() {
      return run("--mail-from", "bounce.contoso.example").output();
    }
  }

  @Nested
  class DomainPolicy {
    @ParameterizedTest
    @CsvSource({
      "v=DMARC1; p=reject, PASS, met with reject",
      "v=DMARC1;p=quarantine;rua=mailto:a@contoso.example, PASS, met with quarantine",
      "v=DMARC1; p=none, WARN, It only watches",
      "v=DMARC1; rua=mailto:a@contoso.example, FAIL, does not say what to do",
      "v=DMARC2; p=reject, FAIL, There is no record",
      "p=reject; v=DMARC1, FAIL, There is no record"
    })
    void policyShouldBeJudged(String record, String outcome, String said) {
      dns.txt("_dmarc.contoso.example", record);

      assertThat(run("--domain", "contoso.example").output())
          .contains(outcome + "  DMARC of contoso.example: ")
          .contains(said);
    }

    @Test
    void twoRecordsShouldBeADefect() {
      dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject")
          .txt("_dmarc.contoso.example", "v=DMARC1; p=none");

      assertThat(run("--domain", "contoso.example").output()).contains("There are 2 records");
    }

    @Test
    void domainsBelowShouldInheritWithTheirOwnPolicy() {
      dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject; sp=none");

      assertThat(run("--domain", "mail.contoso.example").output())
          .contains("WARN  DMARC of mail.contoso.example: It only watches");
    }

    /// What a registry publishes for everybody is nobody's own.
    @Test
    void registriesShouldNotSpeakForDomains() {
      dns.txt("_dmarc.example", "v=DMARC1; p=reject; psd=y");

      assertThat(run("--domain", "contoso.example").output()).contains("There is no record");
    }

    @ParameterizedTest
    @CsvSource({
      "v=DMARC1; p=reject, bounce.contoso.example, PASS",
      "v=DMARC1; p=reject; aspf=r, bounce.contoso.example, PASS",
      "v=DMARC1; p=reject; aspf=s, bounce.contoso.example, WARN",
      "v=DMARC1; p=reject; aspf=s, contoso.example, PASS",
      "v=DMARC1; p=reject, bounce.fabrikam.example, WARN"
    })
    void reversePathShouldSpeakForFrom(String record, String mailFrom, String outcome) {
      dns.txt("_dmarc.contoso.example", record);

      assertThat(run("--domain", "contoso.example", "--mail-from", mailFrom).output())
          .contains(outcome + "  SPF alignment of contoso.example: ");
    }
  }

  @Nested
  class SigningKeys {
    /// As Easy DKIM publishes it.
    @Test
    void keyShouldBeFoundBehindACname() {
      dns.cname("abc._domainkey.contoso.example", "abc.dkim.amazonses.com")
          .txt("abc.dkim.amazonses.com", KEY.substring(0, 200), KEY.substring(200));

      assertThat(key()).contains("PASS  DKIM key abc._domainkey.contoso.example");
    }

    @Test
    void unusableKeysShouldBeFound() {
      dns.txt("abc._domainkey.contoso.example", "v=DKIM1; p=");
      assertThat(key()).contains("FAIL").contains("was withdrawn");

      dns.txt("def._domainkey.contoso.example", "v=DKIM1; p=bm9rZXk=");
      assertThat(key("def")).contains("FAIL").contains("no RSA key that can be read");

      dns.txt("ghi._domainkey.contoso.example", "v=DKIM1; p=" + rsa(1024));
      assertThat(key("ghi")).contains("WARN").contains("1024 bits");
    }

    @Test
    void circlesOfCnamesShouldEnd() {
      dns.cname("abc._domainkey.contoso.example", "abc._domainkey.contoso.example");

      assertThat(key()).contains("FAIL  DKIM key");
    }

    private String key() {
      return key("abc");
    }

    private String key(String selector) {
      return run("--domain", "contoso.example", "--selector", selector).output();
    }
  }

  @Nested
  class ReplyDomain {
    /// Whoever else is named there would get answers to protected messages in clear.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "mail.fabrikam.example",
          "inbound-smtp.eu-west-1.amazonaws.com.evil.example",
          "."
        })
    void foreignHostsShouldBeADefect(String host) {
      dns.mx("reply.contoso.example", "inbound-smtp.eu-west-1.amazonaws.com")
          .mx("reply.contoso.example", host);

      Run run = run("--reply-domain", "reply.contoso.example");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output()).contains("answers to protected messages would go there");
    }

    @Test
    void hostOfOnesOwnShouldPassWhereItIsGiven() {
      dns.mx("reply.contoso.example", "MX.contoso.example");

      assertThat(
              run("--reply-domain", "reply.contoso.example", "--inbound", "mx.contoso.example")
                  .output())
          .contains("PASS  MX of reply.contoso.example: Answers by mail arrive at");
    }
  }

  @Nested
  class ArrivedMail {
    @ParameterizedTest
    @CsvSource({
      "contoso.example, bounce.contoso.example, 0, DKIM and SPF",
      "contoso.example, eu-west-1.amazonses.com, 0, DKIM",
      "amazonses.com, bounce.contoso.example, 0, SPF",
      "amazonses.com, eu-west-1.amazonses.com, 1, Neither DKIM nor SPF",
      "contoso.example.evil.example, evil.example, 1, Neither DKIM nor SPF"
    })
    void fromShouldBeSpokenFor(String signer, String returned, int status, String said)
        throws IOException {
      dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject")
          .txt("abc._domainkey.contoso.example", KEY)
          .txt("abc._domainkey.amazonses.com", KEY)
          .txt("abc._domainkey.contoso.example.evil.example", KEY);

      Run run = run("--mail", mail("d=" + signer + "; s=abc", "<x@" + returned + ">"));

      assertThat(run.output()).contains(said);
      assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void signatureWithoutAKeyShouldNotCount() throws IOException {
      dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject");

      Run run = run("--mail", mail("d=contoso.example; s=abc", "<>"));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output())
          .contains("FAIL  DKIM key abc._domainkey.contoso.example")
          .contains("It is empty, as that of bounces");
    }

    @Test
    void strictRecordsShouldWantTheVeryDomain() throws IOException {
      dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject; adkim=s; aspf=s")
          .txt("abc._domainkey.mail.contoso.example", KEY);

      Run run = run("--mail", mail("d=mail.contoso.example; s=abc", "<x@bounce.contoso.example>"));

      assertThat(run.output()).contains("Neither DKIM nor SPF");
    }

    private String mail(String signature, String returnPath) throws IOException {
      Path file = folder.resolve("mail.eml");
      Files.writeString(
          file,
          String.join(
              "\r\n",
              "Return-Path: " + returnPath,
              "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple;",
              " " + signature + "; h=From; bh=x; b=x",
              "From: Alice <alice@contoso.example>",
              "To: bob@partner.example",
              "Subject: Hello",
              "",
              "Hello",
              ""));
      return file.toString();
    }
  }

  private void everythingIsRight() {
    dns.txt("_dmarc.contoso.example", "v=DMARC1; p=reject; rua=mailto:dmarc@contoso.example")
        .txt("abc._domainkey.contoso.example", KEY.substring(0, 200), KEY.substring(200))
        .txt("bounce.contoso.example", "v=spf1 include:amazonses.com -all")
        .txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all")
        .mx("bounce.contoso.example", "feedback-smtp.eu-west-1.amazonses.com")
        .mx("reply.contoso.example", "inbound-smtp.eu-west-1.amazonaws.com")
        .txt("reply.contoso.example", "v=spf1 -all");
  }

  private Run runOnAll() {
    return run(
        "--domain",
        "contoso.example",
        "--mail-from",
        "bounce.contoso.example",
        "--selector",
        "abc",
        "--reply-domain",
        "reply.contoso.example");
  }

  /// A `--resolver` among the arguments counts instead of ours.
  private Run run(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    List<String> all =
        List.of(arguments).contains("--resolver")
            ? List.of(arguments)
            : Stream.concat(Stream.of(arguments), Stream.of("--resolver", dns.address())).toList();
    int status =
        new CommandLine(new DnsCommand())
            .setExecutionExceptionHandler(new CommandFailures())
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(all.toArray(String[]::new));
    return new Run(status, output.toString(), errors.toString());
  }

  private record Run(int status, String output, String errors) {}

  private static String rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
