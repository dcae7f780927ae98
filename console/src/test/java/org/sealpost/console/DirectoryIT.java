package org.sealpost.console;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.code;
import static org.sealpost.console.Answers.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;

class DirectoryIT {
  private static final String PEOPLE =
      """
      Address,DisplayName,Department,Shoe size
      alice@contoso.example,Alice,Sales,42
      bob@contoso.example,<b>Bob</b>,=1+1,43
      """;
  private static final String GROUPS =
      "Address,Name,Members\nsales@contoso.example,Sales,alice@contoso.example\n";

  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @BeforeEach
  void signIn() {
    console.signIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private Directory inForce() {
    return organization.doors().directory().current().content();
  }

  private HttpResponse<String> upload(String path, long version, String csv) {
    return console.upload("/api/directory/" + path, version, csv.getBytes(UTF_8));
  }

  @Test
  void directoryShouldBeEmptyAtFirst() {
    HttpResponse<String> answer = console.get("/api/directory");

    assertThat(answer.body()).isEqualTo("{\"people\":[],\"groups\":[]}");
    assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
    assertThat(console.get("/api/directory/counts").body())
        .isEqualTo("{\"version\":0,\"people\":0,\"groups\":0,\"last\":null}");
  }

  @Test
  void directoryShouldBeRefusedWhenItCannotBeStored() {
    HttpResponse<String> answer =
        console.change(
            "PUT",
            "/api/directory",
            0,
            """
            {"people": [], "groups": [{"address": "all@contoso.example", "name": "a\\ud800",
             "members": []}]}""");

    assertThat(code(answer)).isEqualTo("400 bad-directory");
    assertThat(json(answer).path("message").asText()).contains("half a character");
    assertThat(inForce().groups()).isEmpty();
  }

  @Test
  void uploadsShouldReplaceTheirHalf() {
    HttpResponse<String> people = upload("people.csv", 0, PEOPLE);
    HttpResponse<String> groups = upload("groups.csv", 1, GROUPS);
    upload("people.csv", 2, "Address\ncarol@contoso.example\n");

    assertThat(people.statusCode()).isEqualTo(200);
    assertThat(people.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(json(people).get("saved").asLong()).isEqualTo(1);
    assertThat(json(people).get("entries").asInt()).isEqualTo(2);
    assertThat(json(people).get("ignoredColumns").toString()).isEqualTo("[\"Shoe size\"]");
    assertThat(json(groups).get("saved").asLong()).isEqualTo(2);
    assertThat(inForce().people()).hasSize(1);
    assertThat(inForce().groups()).hasSize(1);
    assertThat(json(console.get("/api/directory/counts")).toString())
        .startsWith("{\"version\":3,\"people\":1,\"groups\":1,\"last\":{\"version\":3,")
        .contains("\"by\":\"admin\",\"summary\":\"Uploaded 1 person\"");
  }

  @Test
  void uploadsWithBadLinesShouldBeReportedAndNotSaved() {
    HttpResponse<String> answer = upload("people.csv", 0, PEOPLE + "nobody,,,\n");

    assertThat(code(answer)).isEqualTo("422 bad-lines");
    assertThat(json(answer).get("saved").isNull()).isTrue();
    assertThat(json(answer).get("problemCount").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/problems/0").toString())
        .isEqualTo("{\"line\":4,\"message\":\"“nobody” is not a mail address.\"}");
    assertThat(inForce()).isEqualTo(Directory.EMPTY);
  }

  @Test
  void uploadsShouldBeSavedInPartWhenAsked() {
    HttpResponse<String> answer = upload("people.csv?partly=true", 0, PEOPLE + "nobody,,,\n");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("problemCount").asInt()).isEqualTo(1);
    assertThat(inForce().people()).hasSize(2);
  }

  @Test
  void dryRunsShouldReportAndSaveNothing() {
    HttpResponse<String> answer = upload("people.csv?dryRun=true", 0, PEOPLE + "nobody,,,\n");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("entries").asInt()).isEqualTo(2);
    assertThat(json(answer).get("saved").isNull()).isTrue();
    assertThat(inForce()).isEqualTo(Directory.EMPTY);
  }

  @Test
  void peopleAndGroupsShouldNotShareAnAddress() {
    upload("people.csv", 0, PEOPLE);

    HttpResponse<String> answer =
        upload("groups.csv", 1, "Address,Name,Members\nalice@contoso.example,A,\n");

    assertThat(code(answer)).isEqualTo("422 bad-directory");
    assertThat(json(answer).get("message").asText()).contains("alice@contoso.example");
    assertThat(inForce().groups()).isEmpty();
  }

  @Test
  void uploadsShouldRefuseWhatIsNoTable() {
    assertThat(upload("people.csv", 0, "").statusCode()).isEqualTo(400);
    assertThat(code(upload("people.csv", 0, "\n"))).isEqualTo("422 bad-file");
    assertThat(code(upload("people.csv", 0, "PK\u0003\u0004"))).isEqualTo("422 bad-file");
    assertThat(code(upload("groups.csv", 0, PEOPLE))).isEqualTo("422 bad-file");
  }

  @Test
  void uploadsShouldArriveByteForByte() {
    String csv = "\ufeffAddress,City\nalice@contoso.example,Łódź\n";

    HttpResponse<String> answer =
        console.upload("/api/directory/people.csv", 0, csv.getBytes(UTF_16LE));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(inForce().people().getFirst().attribute(DirectoryAttribute.CITY)).contains("Łódź");
  }

  @Test
  void uploadsShouldNeedTheNewestVersion() {
    upload("people.csv", 0, PEOPLE);

    HttpResponse<String> stale = upload("people.csv", 0, "Address\ncarol@contoso.example\n");
    HttpResponse<String> unsaid =
        console.send(
            console
                .request("/api/directory/people.csv")
                .header("Origin", console.address().toString())
                .POST(BodyPublishers.ofString(PEOPLE)));

    assertThat(code(stale)).isEqualTo("412 changed-meanwhile");
    assertThat(json(stale).get("message").asText()).contains("Uploaded 2 people");
    assertThat(code(unsaid)).isEqualTo("428 version-needed");
    assertThat(inForce().people()).hasSize(2);
  }

  @Test
  void uploadsShouldHaveALargestSize() {
    HttpResponse<String> answer =
        console.upload("/api/directory/people.csv", 0, new byte[5 * 1024 * 1024 + 1]);

    assertThat(code(answer)).isEqualTo("413 too-large");
  }

  @Test
  void directoriesShouldBeSavedAsJson() {
    upload("people.csv", 0, PEOPLE);
    String read = console.get("/api/directory").body();

    HttpResponse<String> answer =
        console.change("PUT", "/api/directory", 1, read.replace("Sales", "Legal"));

    assertThat(json(answer).get("version").asLong()).isEqualTo(2);
    assertThat(console.get("/api/directory").body()).isEqualTo(read.replace("Sales", "Legal"));
    assertThat(console.get("/api/directory/versions/1").body()).isEqualTo(read);
    assertThat(json(console.get("/api/directory/versions/1/changes/2")).toString())
        .isEqualTo(
            "{\"count\":1,\"changes\":[{\"kind\":\"changed\",\"entry\":\"person\",\"address\":\"alice@contoso.example\"}]}");
    assertThat(json(console.get("/api/directory/versions")).get("versions")).hasSize(2);
  }

  @Test
  void directoriesShouldBeRefusedByThePlaceOfWhatIsWrong() {
    HttpResponse<String> answer =
        console.change(
            "PUT", "/api/directory", 0, "{\"people\":[{\"address\":\"x\"}],\"groups\":[]}");

    assertThat(code(answer)).isEqualTo("400 bad-directory");
    assertThat(json(answer).get("message").asText()).contains("/people/0/address");
  }

  @Test
  void oldDirectoriesShouldBeRestored() {
    upload("people.csv", 0, PEOPLE);

    HttpResponse<String> answer =
        console.change("POST", "/api/directory/versions/0/restore", 1, "{}");

    assertThat(json(answer).get("version").asLong()).isEqualTo(2);
    assertThat(inForce()).isEqualTo(Directory.EMPTY);
    assertThat(code(console.change("POST", "/api/directory/versions/9/restore", 2, "{}")))
        .isEqualTo("404 version-unknown");
    assertThat(code(console.get("/api/directory/versions/9"))).isEqualTo("404 version-unknown");
  }
}
