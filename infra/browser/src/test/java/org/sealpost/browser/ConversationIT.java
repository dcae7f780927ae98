package org.sealpost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sealpost.browser.Papers.Paper;
import org.sealpost.browser.SharedStage.World;

/// Alice writes with her mail program, Bob answers in the portal and with his, again and again: who
/// reads it in whatever mailbox reads one conversation, and nobody else reads anything.
@Timeout(300)
@ExtendWith(SharedStage.class)
final class ConversationIT {
  private static final int ROUNDS = 25;

  /// From here on, what comes for Alice is put into her mailbox in clear.
  private static final int FIRST_IN_CLEAR = 14;

  private static final int LARGE = 9_000_000;
  private static final int FORBIDDEN = 403;
  private static final String PLANNED = "The autumn plan";

  private static final Pattern LINK = Pattern.compile("http://[a-z0-9.:]+/m/[a-z2-7.]+");
  private static final Pattern REPLY_ADDRESS =
      Pattern.compile("[a-z2-7]{20,64}(?=@reply\\.contoso\\.example)");
  private static final Pattern PILED = Pattern.compile("(?i)\\b(re|aw|fwd?):\\s*(re|aw|fwd?):");

  private final World world;
  private final Screenshots screenshots =
      new Screenshots(Path.of("target", "screenshots", "conversation").toAbsolutePath());

  ConversationIT(World world) {
    this.world = world;
  }

  @Test
  void fiftyTurnsShouldStayOneProtectedConversation() throws Exception {
    Person alice = new Person("Alice Archer", "alice.long@contoso.example");
    Person bob = new Person("Bob Barker", "bob.long@partner.example");
    MimeMessage first =
        alice.mail.write(bob.mailbox(), "[encrypt] " + PLANNED, mark("alice", 1), paper(1, 40_000));
    MimeMessage alices = first;

    for (int round = 1; round <= ROUNDS; round++) {
      if (round == FIRST_IN_CLEAR) {
        inClearFor(alice);
      }
      MimeMessage wrapper = bob.mail.receive();
      assertWrapped(wrapper, alice.address());
      assertContinues(bob, wrapper, alices, round);
      assertReads(bob, wrapper, "alice", round);
      assertKeeps(bob, wrapper, papers(round, "alice"));
      bobAnswers(bob, wrapper, round);

      MimeMessage answer = alice.mail.receive();
      assertOnBehalf(answer);
      assertContinues(alice, answer, alices, round);
      if (round < FIRST_IN_CLEAR) {
        assertThat(MailClient.texts(answer)).doesNotContain("words of");
        assertReads(alice, answer, "bob", round);
        assertKeeps(alice, answer, papers(round, "bob"));
      } else {
        assertThat(MailClient.texts(answer)).contains(mark("bob", round));
        assertFiles(MailClient.attachments(answer), papers(round, "bob"));
      }
      if (round < ROUNDS) {
        alices = alice.mail.answer(answer, mark("alice", round + 1), papers(round + 1, "alice"));
      }
    }

    assertThat(bob.links()).hasSize(ROUNDS);
    conversationShouldBeListed(bob);
    assertNothingOfTheOther(alice, bob);
    assertNothingOfTheOther(bob, alice);
  }

  /// Turn after turn, nobody gets a right that the first message did not give.
  @Test
  void rightsShouldNotWidenFromTurnToTurn() throws Exception {
    Person alice = new Person("Alice Archer", "alice.tight@contoso.example");
    Person bob = new Person("Bob Barker", "bob.tight@partner.example");
    alice.mail.write(bob.mailbox(), "[do not forward] " + PLANNED, mark("alice", 1), Papers.pdf());

    for (int round = 1; round <= 3; round++) {
      MimeMessage wrapper = bob.mail.receive();
      assertWrapped(wrapper, alice.address());
      assertReads(bob, wrapper, "alice", round);
      assertTight(bob, wrapper);
      if (round == 2) {
        bob.mail.answer(wrapper, mark("bob", round), Papers.pdf());
      } else {
        bobSendsAForm(bob, wrapper, round, Papers.pdf());
      }

      MimeMessage answer = alice.mail.receive();
      assertThat(MailClient.texts(answer)).doesNotContain("words of");
      assertReads(alice, answer, "bob", round);
      assertTight(alice, answer);
      if (round < 3) {
        alice.mail.answer(answer, mark("alice", round + 1), Papers.pdf());
      }
    }
    assertThat(bob.mail.threads()).isOne();
    assertThat(alice.mail.threads()).isOne();
  }

  /// May be seen, and neither downloaded nor printed nor passed on.
  private static void assertTight(Person reader, MimeMessage mail) throws Exception {
    String message = reader.link(mail);
    assertThat(reader.forms().page(message))
        .contains("as=reply", "/attachments/0/view")
        .doesNotContain("as=forward", "/print", "message.eml", "/attachments/0\"");
    for (String below : List.of("/attachments/0", "/print", "/message.eml", "/answer?as=forward")) {
      assertThat(reader.forms().status(message + below)).as(below).isEqualTo(FORBIDDEN);
    }
  }

  private void inClearFor(Person alice) throws IOException, InterruptedException {
    world
        .stage()
        .sealpost()
        .admin()
        .command(
            "New-TransportRule -Name 'In clear for %1$s' -FromScope NotInOrganization -SentTo %1$s"
                    .formatted(alice.address())
                + " -RemoveOMEv2 $true");
  }

  /// By every way that there is, in turn.
  private void bobAnswers(Person bob, MimeMessage wrapper, int round) throws Exception {
    switch (round) {
      case 1 -> bobUsesABrowser(bob, Device.DESK, wrapper, round);
      case 4 -> bobUsesABrowser(bob, Device.PHONE, wrapper, round);
      case 8 -> bobUsesABrowser(bob, Device.SCRIPTLESS, wrapper, round);
      case 16 -> bobUsesABrowser(bob, Device.DESK, wrapper, round);
      default -> {
        if (round % 2 == 0) {
          bobSendsAForm(bob, wrapper, round, papers(round, "bob"));
        } else {
          bob.mail.answer(wrapper, mark("bob", round), papers(round, "bob"));
        }
      }
    }
  }

  private static void bobSendsAForm(Person bob, MimeMessage wrapper, int round, Paper... papers)
      throws Exception {
    assertThat(bob.forms().answer(bob.link(wrapper), "reply", mark("bob", round), papers))
        .contains("It is on its way");
  }

  private void bobUsesABrowser(Person bob, Device device, MimeMessage wrapper, int round)
      throws Exception {
    Visitor visitor = bob.at(device);
    Page page = visitor.page();
    page.navigate(bob.link(wrapper));
    assertThat(page.frameLocator("iframe.body").getByText(mark("alice", round))).isVisible();
    Find.link(page, "Answer").click();
    Find.field(page, "Your text").fill(mark("bob", round));
    for (Paper paper : papers(round, "bob")) {
      page.locator("#files")
          .setInputFiles(new FilePayload(paper.name(), paper.mediaType(), paper.content()));
      if (device.runsScripts()) {
        assertThat(page.locator(".uploads-state")).hasText(paper.name() + " is attached.");
      }
    }
    Find.button(page, "Send").click();
    assertThat(Find.title(page)).hasText("It is on its way");
  }

  private static void assertWrapped(MimeMessage wrapper, String author) throws Exception {
    assertThat(source(wrapper)).doesNotContain("words of", PLANNED);
    assertThat(MailClient.texts(wrapper)).doesNotContain("words of", PLANNED);
    assertThat(MailClient.attachments(wrapper)).isEmpty();
    assertThat(address(wrapper)).isEqualTo(author);
    assertThat(wrapper.getHeader("Reply-To")).hasSize(1);
    assertThat(wrapper.getReplyTo()[0].toString()).contains("@reply.contoso.example");
  }

  /// From a domain that is ours to sign for (DMARC), and yet in the author's name.
  private static void assertOnBehalf(MimeMessage mail) throws Exception {
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .isEqualTo("Bob Barker via Contoso");
    assertThat(address(mail)).endsWith("@contoso.example");
    assertThat(mail.getHeader("Reply-To")).hasSize(1);
    assertThat(mail.getReplyTo()[0].toString()).contains("@reply.contoso.example");
  }

  private static void assertContinues(
      Person reader, MimeMessage mail, MimeMessage alices, int round) throws Exception {
    List<String> references = MailClient.references(mail);
    assertThat(mail.getSubject()).doesNotContainPattern(PILED);
    assertThat(references).as("round %s", round).contains(alices.getMessageID());
    reader
        .lastSent()
        .ifPresent(last -> assertThat(references).as("round %s", round).contains(last));
    assertThat(MailClient.ids(mail, "In-Reply-To")).isNotEmpty();
    assertThat(reader.mail.threads()).as("round %s", round).isOne();
  }

  private void assertReads(Person reader, MimeMessage mail, String author, int round)
      throws Exception {
    String message = reader.link(mail);
    assertThat(reader.forms().page(message + "/text")).contains(mark(author, round));
  }

  private void assertKeeps(Person reader, MimeMessage mail, Paper... expected) throws Exception {
    for (int at = 0; at < expected.length; at++) {
      assertThat(reader.forms().file(reader.link(mail) + "/attachments/" + at))
          .as(expected[at].name())
          .isEqualTo(expected[at].content());
    }
    assertThat(reader.forms().status(reader.link(mail) + "/attachments/" + expected.length))
        .isEqualTo(404);
  }

  private static void assertFiles(Map<String, byte[]> files, Paper... expected) {
    assertThat(files).hasSize(expected.length);
    for (Paper paper : expected) {
      assertThat(files.get(paper.name())).as(paper.name()).isEqualTo(paper.content());
    }
  }

  private void conversationShouldBeListed(Person bob) throws Exception {
    String newest = bob.links().getLast();
    String page = bob.forms().page(newest + "/conversation");
    assertThat(bob.links())
        .allSatisfy(link -> assertThat(page).contains(link.replaceFirst(".*/m/", "/m/")));
    Visitor phone = bob.at(Device.PHONE);
    phone.page().navigate(newest + "/conversation");
    screenshots.takeOf(phone, "conversation");
    Visitor desk = bob.at(Device.DESK);
    desk.page().navigate(newest);
    Find.link(desk.page(), "Conversation").click();
    screenshots.takeOf(desk, "conversation");
    desk.page().navigate(world.stage().sealpost().portal() + "/inbox");
    screenshots.takeOf(desk, "inbox");
  }

  /// Threat 33: what is for one of them only has never been where the other could see it.
  private static void assertNothingOfTheOther(Person one, Person other) throws Exception {
    Set<String> tokens = tokens(one.mail);
    assertThat(tokens).hasSizeGreaterThan(ROUNDS);
    List<String> seen = new ArrayList<>(other.forms().seen());
    for (MimeMessage mail : other.mail.kept()) {
      seen.add(source(mail));
      seen.add(MailClient.texts(mail));
    }
    for (String text : seen) {
      assertThat(tokens.stream().filter(text::contains)).isEmpty();
    }
  }

  /// All portal links and reply addresses of a mailbox.
  private static Set<String> tokens(MailClient mailbox) throws Exception {
    Set<String> tokens = new LinkedHashSet<>();
    for (MimeMessage mail : mailbox.kept()) {
      String text = source(mail) + MailClient.texts(mail);
      Stream.of(LINK, REPLY_ADDRESS)
          .flatMap(pattern -> pattern.matcher(text).results())
          .map(MatchResult::group)
          .forEach(tokens::add);
    }
    return tokens;
  }

  private static String address(MimeMessage mail) throws MessagingException {
    return ((InternetAddress) mail.getFrom()[0]).getAddress();
  }

  /// Its header, and its body as it was sent; large attachments are left out.
  private static String source(MimeMessage mail) throws MessagingException, IOException {
    StringBuilder source = new StringBuilder();
    Collection<String> lines = Collections.list(mail.getAllHeaderLines());
    lines.forEach(line -> source.append(line).append('\n'));
    return source.append(MailClient.texts(mail)).toString();
  }

  private static String mark(String author, int round) {
    return "Here are the words of %s in round %d of our plan.".formatted(author, round);
  }

  /// What comes with somebody's message of this round.
  private static Paper[] papers(int round, String author) {
    return author.equals("alice") ? alicesPapers(round) : bobsPapers(round);
  }

  private static Paper[] alicesPapers(int round) {
    return round % 6 == 1 ? new Paper[] {paper(round, 40_000)} : new Paper[0];
  }

  private static Paper[] bobsPapers(int round) {
    return switch (round) {
      case 4, 8, 10, 13, 20, 21 -> new Paper[] {paper(round, 70_000)};
      case 16 -> new Paper[] {paper(round, LARGE)};
      default -> new Paper[0];
    };
  }

  private static Paper paper(int round, int bytes) {
    return new Paper(
        "figures-%d.bin".formatted(round),
        "application/octet-stream",
        Papers.noise(bytes + round).content());
  }

  /// Somebody with a mail program and browsers, who signs in once.
  private final class Person {
    private final String name;
    private final MailClient mail;
    private final Reader reader;
    private final Map<Device, Visitor> devices = new HashMap<>();
    private final List<String> links = new ArrayList<>();
    private Optional<FormClient> forms = Optional.empty();

    Person(String name, String address) {
      this.name = name;
      reader = world.stage().reader(address);
      mail = new MailClient(name, reader, world.stage().sealpost().smtpPort());
    }

    String address() {
      return reader.address();
    }

    /// As others write to it.
    String mailbox() {
      return "%s <%s>".formatted(name, address());
    }

    FormClient forms() {
      return forms.orElseThrow();
    }

    List<String> links() {
      return List.copyOf(links);
    }

    /// Of what they have sent by their mail program, the newest.
    Optional<String> lastSent() throws MessagingException {
      for (MimeMessage one : mail.kept().reversed()) {
        // What comes from us always says where answers go.
        if (one.getHeader("Reply-To") == null) {
          return Optional.of(one.getMessageID());
        }
      }
      return Optional.empty();
    }

    /// Where the mail leads in the portal; its reader is signed in there.
    String link(MimeMessage wrapper) throws Exception {
      var found = LINK.matcher(MailClient.texts(wrapper));
      assertThat(found.find()).isTrue();
      String link = found.group();
      if (!links.contains(link)) {
        links.add(link);
      }
      if (forms.isEmpty()) {
        Page page = reader.visitor().page();
        page.navigate(link);
        reader.signIn(page, reader.askPasscode(page));
        devices.put(Device.DESK, reader.visitor());
        forms = Optional.of(new FormClient(reader.visitor()));
      }
      return link;
    }

    /// Their browser on this device, signed in.
    Visitor at(Device device) {
      return devices.computeIfAbsent(
          device,
          kind -> {
            Visitor visitor = world.stage().visitor(address(), kind);
            visitor.browser().addCookies(reader.visitor().browser().cookies());
            return visitor;
          });
    }
  }
}
