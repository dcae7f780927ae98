package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "--smtp | 65536 | --smtp: a port is 0 to 65535",
        "--portal | -1 | --portal: a port is 0 to 65535",
        "--console | x | Invalid value for option '--console'",
        "--api | 65536 | --api: a port is 0 to 65535",
        "--domain | not a domain | --domain: not a domain is not a mail domain",
        "--relay | mail.example | --relay: mail.example is not HOST:PORT",
        "--relay | mail.example:0 | --relay: mail.example:0 is not HOST:PORT",
        "--sign-in | no-such-file.json | --sign-in: cannot read no-such-file.json",
        "--sign-in | pom.xml | --sign-in: pom.xml: not JSON, from line 1 on",
        "--clamd | clamd | --clamd: clamd is not HOST:PORT",
        "--known-malware | no-such-file | --known-malware: cannot read no-such-file",
        "--known-malware | pom.xml | --known-malware: pom.xml: line 1 does not begin with a SHA-256",
        "--nonsense | 1 | Unknown option"
      })
  void upShouldExplainWrongOptions(String option, String value, String explanation) {
    StringWriter errors = new StringWriter();

    int status =
        new CommandLine(new UpCommand()).setErr(new PrintWriter(errors)).execute(option, value);

    assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains(explanation);
  }

  @Test
  void relayShouldTakeAnIpv6Host() {
    assertThat(UpOptions.Relay.parse("[::1]:25")).isEqualTo(new UpOptions.Relay("::1", 25));
  }
}
