package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.KeptBytes;
import org.sealpost.opening.Passcode;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.Accounts;
import org.sealpost.portal.PortalMeans;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Threat 5: what a Lambda function made before its snapshot was taken is there again in each
/// restored one. So nothing unique may be made before.
class RestoredSnapshotTest {
  private static final int RESTORES = 1000;

  /// As functions keep theirs: relative to this module.
  private static final List<Path> SOURCES = List.of(Path.of(".."), Path.of("../../console"));

  private static final Pattern CHANCE =
      Pattern.compile(
          "new SecureRandom|SecureRandom\\.getInstance|randomUUID|ThreadLocalRandom|Math\\.random"
              + "|(?:SecretToken|ProtectedMessageId|RecipientKey|Passcode)\\.random");

  private static final Pattern STATIC_FIELD =
      Pattern.compile("^ +(?:(?:private|public|protected) )?static (?:final )?[^(]*=");

  /// Everything is wired together before the snapshot, and takes no chance while it is.
  @Test
  void doorsShouldTakeNoChanceBeforeTheyAreUsed() {
    FrozenRandom random = new FrozenRandom();
    Platform platform = platform(random);

    Doors.mailFlow(platform, _ -> Inspection.NOTHING);
    Doors.courier(platform);
    Doors.portal(
        platform,
        new PortalMeans(Accounts.NONE, AttachmentPreviews.NONE, Story.LARGEST_ANSWER_BYTES));
    Doors.administration(platform);
    Doors.quarantineAdministration(platform);
    Doors.retirement(platform);
    Doors.undeliverable(platform);
    Doors.stuckMail(platform);

    assertThat(random.asked).isZero();
  }

  /// A thousand functions restored from one snapshot differ only by what chance gives them then.
  @Test
  void restoredObjectsShouldMakeNothingTwice() throws Exception {
    FrozenRandom random = new FrozenRandom();
    InMemoryPlatform memory = new InMemoryPlatform();
    Protector protector =
        new Protector(new InMemoryKeyService(new SecureRandom()), memory.vault, random);
    random.thaw();
    Set<String> ids = new HashSet<>();
    Set<String> keys = new HashSet<>();
    Set<String> tokens = new HashSet<>();
    Set<String> passcodes = new HashSet<>();
    Set<String> wrapped = new HashSet<>();
    Set<String> encrypted = new HashSet<>();

    for (int restore = 0; restore < RESTORES; restore++) {
      SealedMessage sealed =
          protector.seal(KeptBytes.all(new byte[100]), new MessageSummary("", 0), Samples.CONTOSO);
      byte[] bytes = memory.vault.find(sealed.id()).orElseThrow();
      ids.add(sealed.id().value());
      wrapped.add(sealed.key().base64());
      // The content is the same, so its encryption is unless key or nonce differ.
      encrypted.add(HexFormat.of().formatHex(bytes, bytes.length - 100, bytes.length));
      keys.add(RecipientKey.random(random).value());
      tokens.add(SecretToken.random(random).value());
      passcodes.add(Passcode.random(random).digits());
    }

    assertThat(List.of(ids, wrapped, encrypted, keys, tokens))
        .allSatisfy(made -> assertThat(made).hasSize(RESTORES));
    // Of eight digits two may happen to be the same; ten will not.
    assertThat(passcodes).hasSizeGreaterThan(RESTORES - 10);
  }

  /// What is made while a class is loaded is made before the snapshot.
  @Test
  void noClassShouldTakeAChanceWhileItIsLoaded() throws Exception {
    List<String> found = new ArrayList<>();
    for (Path source : sources()) {
      List<String> lines = Files.readAllLines(source);
      for (int number = 0; number < lines.size(); number++) {
        String next = number + 1 < lines.size() ? lines.get(number + 1) : "";
        if (STATIC_FIELD.matcher(lines.get(number)).find()
            && CHANCE.matcher(lines.get(number) + next).find()) {
          found.add(source + ":" + (number + 1));
        }
      }
    }

    assertThat(found).isEmpty();
  }

  /// Chance comes in where a program begins, and nowhere else.
  @Test
  void onlyProgramsShouldMakeARandom() throws Exception {
    List<String> makers = new ArrayList<>();
    for (Path source : sources()) {
      if (Files.readString(source).contains("new SecureRandom")) {
        makers.add(String.valueOf(source.getFileName()));
      }
    }

    assertThat(makers).containsExactly("AwsPlatform.java");
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
            .forEach(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(200);
    return all;
  }

  private static Platform platform(SecureRandom random) {
    InMemoryPlatform memory = new InMemoryPlatform();
    return (Platform)
        Proxy.newProxyInstance(
            Platform.class.getClassLoader(),
            new Class<?>[] {Platform.class},
            (_, method, arguments) -> {
              try {
                return method.getName().equals("random")
                    ? random
                    : method.invoke(memory, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
              }
            });
  }

  /// Gives nothing before the snapshot, and what the system gives after.
  private static final class FrozenRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private transient int asked;
    private transient boolean thawed;

    void thaw() {
      thawed = true;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      asked++;
      if (!thawed) {
        throw new AssertionError("chance was taken before the snapshot");
      }
      super.nextBytes(bytes);
    }
  }
}
