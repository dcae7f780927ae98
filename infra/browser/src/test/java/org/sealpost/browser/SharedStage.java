package org.sealpost.browser;

import static org.sealpost.protection.UsageRight.COPY;
import static org.sealpost.protection.UsageRight.EXPORT;
import static org.sealpost.protection.UsageRight.FORWARD;
import static org.sealpost.protection.UsageRight.PRINT;
import static org.sealpost.protection.UsageRight.REPLY;
import static org.sealpost.protection.UsageRight.REPLY_ALL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.settings.SubjectToken;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;

/// One Sealpost for all stories of the portal, because starting it takes longer than most of them:
/// with accounts, and a template for each right. Stories write to mailboxes of their own.
final class SharedStage implements ParameterResolver, AfterEachCallback {

  /// What stories are given.
  record World(Path data, AccountServer accounts, Stage stage) implements AutoCloseable {
    static World open() throws IOException, InterruptedException {
      Path data = Files.createTempDirectory("sealpost-stories");
      AccountServer accounts = AccountServer.start();
      try {
        Stage stage =
            Stage.open(
                data, List.of(accounts.origin()), "--sign-in", accounts.settings(data).toString());
        World world = new World(data, accounts, stage);
        try {
          stage.sealpost().admin().protect(templates());
          return world;
        } catch (IOException | RuntimeException | Error | InterruptedException failed) {
          stage.close();
          throw failed;
        }
      } catch (IOException | RuntimeException | Error | InterruptedException failed) {
        accounts.close();
        throw failed;
      }
    }

    @Override
    public void close() throws IOException {
      stage.close();
      accounts.close();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return world(context);
  }

  /// No page complained of anything, whatever the story was about.
  @Override
  public void afterEach(ExtensionContext context) {
    Stage stage = world(context).stage();
    try {
      stage.assertNoComplaints();
    } finally {
      stage.clear();
    }
  }

  private static World world(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedStage.class))
        .computeIfAbsent(World.class, _ -> opened(), World.class);
  }

  private static World opened() {
    try {
      return World.open();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Each with a token for subjects.
  private static ProtectionSettings templates() {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    Map<String, UsageRights> own =
        Map.of(
            "no paper", without(PRINT, COPY, FORWARD),
            "take away", with(EXPORT),
            "no answer", without(REPLY, REPLY_ALL));
    return new ProtectionSettings(
        own.entrySet().stream()
            .map(entry -> template(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(ProtectionTemplate::name))
            .toList(),
        usual.decryptAttachmentForEncryptOnly(),
        usual.limits(),
        usual.carrier(),
        usual.wrapperSubject(),
        usual.method(),
        new SenderControls(
            Stream.concat(
                    usual.senderControls().subjectTokens().stream(),
                    own.keySet().stream().map(name -> new SubjectToken("[" + name + "]", name)))
                .toList(),
            List.of(),
            List.of(),
            true,
            false,
            false),
        usual.passing(),
        usual.smime());
  }

  private static ProtectionTemplate template(String name, UsageRights rights) {
    return new ProtectionTemplate(
        name,
        Map.of(),
        rights,
        Optional.empty(),
        ContentExpiry.NEVER,
        AttachmentAccess.DOWNLOAD,
        TemplateStatus.PUBLISHED);
  }

  private static UsageRights without(UsageRight... rights) {
    Set<UsageRight> all = EnumSet.copyOf(UsageRights.ENCRYPT_ONLY.rights());
    all.removeAll(Set.of(rights));
    return new UsageRights(all);
  }

  private static UsageRights with(UsageRight right) {
    Set<UsageRight> all = EnumSet.copyOf(UsageRights.ENCRYPT_ONLY.rights());
    all.add(right);
    return new UsageRights(all);
  }
}
