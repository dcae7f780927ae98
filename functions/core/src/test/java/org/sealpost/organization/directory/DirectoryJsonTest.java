package org.sealpost.organization.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.mail.EmailAddress;

class DirectoryJsonTest {
  private static final Directory SAMPLE =
      new Directory(
          List.of(
              new Person(
                  EmailAddress.of("alice@contoso.example"),
                  Set.of(
                      EmailAddress.of("z@contoso.example"), EmailAddress.of("a@contoso.example")),
                  Map.of(
                      DirectoryAttribute.DEPARTMENT, "\"Sales\" </script>\u2028",
                      DirectoryAttribute.CUSTOM_ATTRIBUTE_1, "größer \ud83d\udd12"),
                  Optional.of(EmailAddress.of("bob@contoso.example"))),
              new Person(
                  EmailAddress.of("bob@contoso.example"), Set.of(), Map.of(), Optional.empty())),
          List.of(
              new Group(
                  EmailAddress.of("sales@contoso.example"),
                  "Sales",
                  Set.of(EmailAddress.of("alice@contoso.example")))));

  @Test
  void readShouldGiveBackWhatWasWritten() {
    assertThat(DirectoryJson.read(DirectoryJson.write(SAMPLE))).isEqualTo(SAMPLE);
    assertThat(DirectoryJson.read(DirectoryJson.write(Directory.EMPTY))).isEqualTo(Directory.EMPTY);
  }

  @Test
  void writeShouldKeepItsShape() {
    assertThat(DirectoryJson.write(SAMPLE))
        .startsWith(
            "{\"people\":[{\"address\":\"alice@contoso.example\","
                + "\"aliases\":[\"a@contoso.example\",\"z@contoso.example\"],"
                + "\"manager\":\"bob@contoso.example\","
                + "\"attributes\":{\"CustomAttribute1\":")
        .endsWith(
            "\"groups\":[{\"address\":\"sales@contoso.example\",\"name\":\"Sales\","
                + "\"members\":[\"alice@contoso.example\"]}]}");
  }

  @Test
  void readShouldTakeWhatMayBeMissing() {
    Directory read =
        DirectoryJson.read(
            "{\"groups\":[{\"name\":\"S\",\"address\":\"s@c.example\"}],"
                + "\"people\":[{\"address\":\"a@c.example\"}]}");

    assertThat(read.people()).singleElement().satisfies(one -> assertThat(one.aliases()).isEmpty());
    assertThat(read.groups()).singleElement().satisfies(one -> assertThat(one.members()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                          | (line 1, column
          {"people":[],"groups":[]} x                                | (line 1, column
          {"people":[],"people":[],"groups":[]}                      | (line 1, column
          ``                                                         | /: an object is needed here
          []                                                         | /: an object is needed here
          null                                                       | /: an object is needed here
          {"people":[]}                                              | /groups: is missing
          {"people":{},"groups":[]}                                  | /people: a list is needed here
          {"people":[],"groups":[],"rooms":[]}                       | /rooms: there is no such member
          {"people":[1],"groups":[]}                                 | /people/0: an object is needed here
          {"people":[{}],"groups":[]}                                | /people/0/address: is missing
          {"people":[{"address":7}],"groups":[]}                     | /people/0/address: a text is needed
          {"people":[{"address":"x"}],"groups":[]}                   | /people/0/address: this is not a mail
          {"people":[{"address":"a@c.example","aliases":"b"}],"groups":[]}                  | /people/0/aliases: a list
          {"people":[{"address":"a@c.example","aliases":["b"]}],"groups":[]}                | /people/0/aliases/0: this is not
          {"people":[{"address":"a@c.example","aliases":["b@c.d","B@c.d"]}],"groups":[]}    | /people/0/aliases/1: the address is there twice
          {"people":[{"address":"a@c.example","manager":null}],"groups":[]}                 | /people/0/manager: a text
          {"people":[{"address":"a@c.example","attributes":[]}],"groups":[]}                | /people/0/attributes: an object
          {"people":[{"address":"a@c.example","attributes":{"Shoe/Size":"9"}}],"groups":[]} | /people/0/attributes/Shoe~1Size: there is no such
          {"people":[{"address":"a@c.example","attributes":{"City":"9","city":"8"}}],"groups":[]} | /people/0/attributes/city: the attribute is there twice
          {"people":[{"address":"a@c.example","attributes":{"City":9}}],"groups":[]}        | /people/0/attributes/City: a text
          {"people":[],"groups":[{"address":"s@c.example"}]}          | /groups/0/name: is missing
          {"people":[],"groups":[{"address":"s@c.example","name":" "}]} | /groups/0/name: this must not be empty
          {"people":[],"groups":[{"address":"s@c.example","name":"S","members":[{}]}]} | /groups/0/members/0: a text
          {"people":[{"address":"s@c.example"}],"groups":[{"address":"s@c.example","name":"S"}]} | s@c.example stands for two
          """)
  void readShouldNameThePlaceOfWhatIsWrong(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectoryJson.read(json))
        .withMessageContaining(message);
  }
}
