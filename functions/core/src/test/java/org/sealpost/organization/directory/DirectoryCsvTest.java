package org.sealpost.organization.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.DirectoryUpload.Line;
import org.sealpost.testing.SeededRandom;

class DirectoryCsvTest {
  private static final EmailAddress ALICE = EmailAddress.of("alice@contoso.example");

  @Test
  void peopleShouldHaveEverythingThatTheirLineSays() throws Exception {
    DirectoryUpload<Person> upload =
        people(
            """
            Address,Aliases,Manager,DisplayName,Department,CustomAttribute15
            alice@contoso.example,a@contoso.example; b@contoso.example,carol@contoso.example,"Ärmel, Alice",Sales,x
            carol@contoso.example,,,Carol,,
            """);

    assertThat(upload.problems()).isEmpty();
    assertThat(upload.remarks()).isEmpty();
    assertThat(upload.ignoredColumns()).isEmpty();
    Person alice = upload.entries().getFirst();
    assertThat(alice.address()).isEqualTo(ALICE);
    assertThat(alice.aliases())
        .extracting(EmailAddress::toString)
        .containsExactlyInAnyOrder("a@contoso.example", "b@contoso.example");
    assertThat(alice.manager()).contains(EmailAddress.of("carol@contoso.example"));
    assertThat(alice.attribute(DirectoryAttribute.DISPLAY_NAME)).contains("Ärmel, Alice");
    assertThat(alice.attribute(DirectoryAttribute.CUSTOM_ATTRIBUTE_15)).contains("x");
    assertThat(upload.entries().getLast().attributes())
        .containsOnlyKeys(DirectoryAttribute.DISPLAY_NAME);
  }

  @Test
  void peopleShouldBeReadAsExchangeExportsThem() throws Exception {
    DirectoryUpload<Person> upload =
        people(
            """
            #TYPE Selected.Microsoft.Exchange.Data.Directory.Management.User
            "PrimarySmtpAddress","EmailAddresses","UserPrincipalName","CountryOrRegion","PostalCode","Phone","Manager","DisplayName","RecipientType","WindowsEmailAddress"
            "alice@contoso.example","SIP:alice@contoso.example smtp:a.a@contoso.example X500:/o=Contoso, Inc/ou=First Group/cn=alice SMTP:alice@contoso.example","alice@id.contoso.example","Austria","8010","+43 1","Carol Cole","Alice","UserMailbox","alice@contoso.example"
            "carol@contoso.example","{SMTP:carol@contoso.example, smtp:cc@contoso.example}","","","","","","Carol Cole","UserMailbox","carol@contoso.example"
            """);

    assertThat(upload.problems()).isEmpty();
    assertThat(upload.remarks()).isEmpty();
    assertThat(upload.ignoredColumns()).containsExactly("RecipientType", "WindowsEmailAddress");
    Person alice = upload.entries().getFirst();
    assertThat(alice.aliases())
        .containsExactlyInAnyOrder(ALICE, EmailAddress.of("a.a@contoso.example"));
    assertThat(alice.attribute(DirectoryAttribute.COUNTRY)).contains("Austria");
    assertThat(alice.attribute(DirectoryAttribute.ZIP_CODE)).contains("8010");
    assertThat(alice.attribute(DirectoryAttribute.PHONE_NUMBER)).contains("+43 1");
    assertThat(alice.attribute(DirectoryAttribute.USER_LOGON_NAME))
        .contains("alice@id.contoso.example");
    assertThat(alice.manager()).contains(EmailAddress.of("carol@contoso.example"));
    assertThat(alice.attribute(DirectoryAttribute.MANAGER)).contains("Carol Cole");
    assertThat(upload.entries().getLast().aliases())
        .contains(EmailAddress.of("cc@contoso.example"));
  }

  @Test
  void headingsShouldBeTakenInAnyCaseAndOrder() throws Exception {
    DirectoryUpload<Person> upload =
        people("  CITY ;pobox;ADDRESS\nGraz;12;alice@contoso.example\n");

    Person alice = upload.entries().getFirst();
    assertThat(alice.attribute(DirectoryAttribute.CITY)).contains("Graz");
    assertThat(alice.attribute(DirectoryAttribute.PO_BOX)).contains("12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesShouldEndAsTheyLike(String end) throws Exception {
    DirectoryUpload<Person> upload =
        people(
            String.join(end, "Address,City", "", "alice@contoso.example,\"a b\"", "nobody,x", ""));

    assertThat(upload.entries()).hasSize(1);
    assertThat(upload.problems()).extracting(Line::number).containsExactly(4L);
  }

  @ParameterizedTest
  @CsvSource({"sep=;,;", "sep=|,;", "'',;", "'',tab", "#TYPE System.Object,','"})
  void whatSpreadsheetsPutBeforeTheHeadingShouldBeLeftOut(String first, String separator)
      throws Exception {
    String csv =
        (first.isEmpty() ? "" : first + "\n")
            + "Address#City\nalice@contoso.example#Graz\nnobody#x\n"
                .replace("#", separator.replace("tab", "\t"));

    DirectoryUpload<Person> upload = people(csv);

    assertThat(upload.entries())
        .singleElement()
        .satisfies(one -> assertThat(one.attribute(DirectoryAttribute.CITY)).contains("Graz"));
    assertThat(upload.problems())
        .extracting(Line::number)
        .containsExactly(first.isEmpty() ? 3L : 4L);
  }

  @Test
  void encodingsShouldBeKnownByTheirMarks() throws Exception {
    String csv = "Address,City\nalice@contoso.example,Łódź\n";

    for (byte[] file :
        new byte[][] {
          csv.getBytes(UTF_8),
          marked(csv, UTF_8, 0xef, 0xbb, 0xbf),
          marked(csv, UTF_16LE, 0xff, 0xfe),
          marked(csv, UTF_16BE, 0xfe, 0xff)
        }) {
      assertThat(DirectoryCsv.people(file).entries().getFirst().attribute(DirectoryAttribute.CITY))
          .contains("Łódź");
    }
  }

  @Test
  void eachBadLineShouldHaveItsOwnMessageAndLeaveTheOthersAlone() throws Exception {
    DirectoryUpload<Person> upload =
        people(
            """
            Address,Aliases,City
            alice@contoso.example,,Graz
            nobody,,Graz
            ,,Graz
            bob@contoso.example,b;bb@contoso.example,Graz
            carol@contoso.example,Graz
            dave@contoso.example,,Graz,Linz
            erin@contoso.example,ALICE@contoso.example,Graz
            frank@contoso.example,,"two
            lines"
            grace@contoso.example,,,,
            alice@contoso.example,,Wien
            """);

    assertThat(upload.entries())
        .extracting(one -> one.address().localPart())
        .containsExactly("alice", "frank", "grace");
    assertThat(upload.problems())
        .extracting(line -> line.number() + " " + line.message())
        .containsExactly(
            "3 “nobody” is not a mail address.",
            "4 The address is missing.",
            "5 “b” is not a mail address.",
            "6 2 cells under 3 headings: write the others too, empty where there is nothing.",
            "7 4 cells under 3 headings: put a cell that holds the separator in quotation marks.",
            "8 The address ALICE@contoso.example stands for the entry of line 2 already.",
            "12 The address alice@contoso.example stands for the entry of line 2 already.");
  }

  @Test
  void brokenQuotationShouldEndTheFileAndBeTold() throws Exception {
    DirectoryUpload<Person> upload =
        people(
            """
            Address,City
            alice@contoso.example,Graz
            bob@contoso.example,"Gr"az
            carol@contoso.example,Graz
            """);

    assertThat(upload.entries()).hasSize(1);
    assertThat(upload.problems())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.number()).isEqualTo(3);
              assertThat(line.message()).contains("Nothing after it was read");
            });
  }

  @Test
  void managersWhoCannotBeToldApartShouldBeRemarked() throws Exception {
    DirectoryUpload<Person> upload =
        people(
            """
            Address,DisplayName,Manager
            a@contoso.example,Sam Smith,
            b@contoso.example,Sam Smith,
            c@contoso.example,Carol,Sam Smith
            d@contoso.example,Dave,Carol
            """);

    assertThat(upload.entries()).hasSize(4);
    assertThat(upload.entries().get(2).manager()).isEmpty();
    assertThat(upload.entries().get(2).attribute(DirectoryAttribute.MANAGER)).contains("Sam Smith");
    assertThat(upload.entries().get(3).manager()).contains(EmailAddress.of("c@contoso.example"));
    assertThat(upload.remarks()).extracting(Line::number).containsExactly(4L);
  }

  @Test
  void listsThatPowerShellDidNotWriteShouldBeTold() throws Exception {
    String type = "Microsoft.Exchange.Data.ProxyAddressCollection";

    assertThat(people("Address,EmailAddresses\nalice@contoso.example," + type).remarks())
        .singleElement()
        .satisfies(line -> assertThat(line.message()).contains("-join ';'"));
    assertThat(groups("Address,Name,Members\ns@contoso.example,S,System.Object[]").problems())
        .hasSize(1);
  }

  @Test
  void groupsShouldHaveTheirMembers() throws Exception {
    DirectoryUpload<Group> upload =
        groups(
            """
            Name,PrimarySmtpAddress,Members,GroupType
            Sales,sales@contoso.example,alice@contoso.example; dave@partner.example,Universal
            Nobody,nobody@contoso.example,,Universal
            ,unnamed@contoso.example,,Universal
            Wrong,wrong@contoso.example,alice@contoso.example;Bob,Universal
            """);

    assertThat(upload.entries())
        .containsExactly(
            new Group(
                EmailAddress.of("sales@contoso.example"),
                "Sales",
                Set.of(ALICE, EmailAddress.of("dave@partner.example"))),
            new Group(EmailAddress.of("nobody@contoso.example"), "Nobody", Set.of()));
    assertThat(upload.ignoredColumns()).containsExactly("GroupType");
    assertThat(upload.problems())
        .extracting(line -> line.number() + " " + line.message())
        .containsExactly("4 The name is missing.", "5 “Bob” is not a mail address.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | The file is empty
          '\n \n,,\n'              | The file is empty
          Name,City                | no column “Address”. It names these: Name, City.
          <html>                   | no column “Address”
          Address,City,CITY        | Two columns are called “CITY”
          Address,City<nul>        | not UTF-8
          """)
  void filesWithoutAnythingToReadShouldBeRefused(String csv, String message) {
    assertThatThrownBy(() -> people(csv.replace("<nul>", "\0")))
        .isInstanceOf(UnreadableUploadException.class)
        .hasMessageContaining(message);
  }

  @Test
  void groupsShouldNeedMembers() {
    assertThatThrownBy(() -> groups("Address,Name\ns@contoso.example,S"))
        .isInstanceOf(UnreadableUploadException.class)
        .hasMessageContaining("no column “Members”");
  }

  @Test
  void otherFilesShouldBeRefusedByName() {
    assertThatThrownBy(() -> DirectoryCsv.people(new byte[] {'P', 'K', 3, 4, 20, 0}))
        .hasMessageContaining("a workbook, not a CSV file");
    assertThatThrownBy(
            () -> DirectoryCsv.people("Address,City\na@b.example,Köln\n".getBytes(ISO_8859_1)))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> DirectoryCsv.people("Address".getBytes(UTF_16LE)))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> DirectoryCsv.people(new byte[DirectoryCsv.LARGEST_BYTES + 1]))
        .hasMessageContaining("larger than 5 MB");
  }

  @Test
  void filesShouldHaveNoMoreThanTheMostEntries() throws Exception {
    String most =
        IntStream.range(0, DirectoryCsv.MOST_ENTRIES)
            .mapToObj(i -> "p" + i + "@contoso.example")
            .collect(Collectors.joining("\n", "Address\n", "\n"));

    assertThat(people(most).entries()).hasSize(DirectoryCsv.MOST_ENTRIES);
    assertThatThrownBy(() -> people(most + "one@contoso.example"))
        .isInstanceOf(UnreadableUploadException.class)
        .hasMessageContaining("more than 100,000");
  }

  @Test
  void hostileCellsShouldStayText() throws Exception {
    DirectoryUpload<Person> upload =
        people("Address,Notes,<script>\nalice@contoso.example,\"=cmd|' /C calc'!A0\",x");

    assertThat(upload.entries().getFirst().attribute(DirectoryAttribute.NOTES))
        .isEqualTo(Optional.of("=cmd|' /C calc'!A0"));
    assertThat(upload.ignoredColumns()).containsExactly("<script>");
  }

  /// Whatever comes, the answer is a report or a refusal.
  @Test
  void anyBytesShouldBeReadOrRefused() {
    SeededRandom random = new SeededRandom(5);
    String[] bits = {
      "Address", "Members", "Name", ",", ";", "\"", "\n", "\r", "a@b.example", "\t", "sep=", "ä"
    };
    for (int round = 0; round < 2_000; round++) {
      StringBuilder csv = new StringBuilder("Address,Name,Members\n");
      random.ints(random.nextInt(40), 0, bits.length).forEach(bit -> csv.append(bits[bit]));

      try {
        DirectoryUpload<Group> upload = groups(csv.toString());

        assertThat(upload.entries().size() + upload.problems().size()).isLessThan(45);
      } catch (UnreadableUploadException refused) {
        assertThat(refused).hasMessageMatching("(?s).*\\.");
      }
    }
  }

  private static DirectoryUpload<Person> people(String csv) throws UnreadableUploadException {
    return DirectoryCsv.people(csv.getBytes(UTF_8));
  }

  private static DirectoryUpload<Group> groups(String csv) throws UnreadableUploadException {
    return DirectoryCsv.groups(csv.getBytes(UTF_8));
  }

  private static byte[] marked(String text, Charset charset, int... mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int one : mark) {
      bytes.write(one);
    }
    bytes.writeBytes(text.getBytes(charset));
    return bytes.toByteArray();
  }
}
