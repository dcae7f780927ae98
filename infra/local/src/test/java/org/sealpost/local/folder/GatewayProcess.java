package org.sealpost.local.folder;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.inspection.Inspection;
import org.sealpost.inspection.scanners.ScannerSettings;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.settings.Limits;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// A gateway in a process of its own, which accepts one mail and ends: raw inbox and vault in
/// folders, the rest in memory. Says on standard output what a test has to know to open what was
/// sealed.
final class GatewayProcess {
  static final IntakeId INTAKE = new IntakeId("the-largest");

  private GatewayProcess() {}

  /// @param arguments the folder: the mail is in `raw`, the sealed bytes go to `vault`
  public static void main(String[] arguments) throws Exception {
    InMemoryPlatform memory = new InMemoryPlatform();
    allowFortyMegabytes(memory);

    Doors.mailFlow(
            platform(Path.of(arguments[0]), memory),
            _ -> Inspection.NOTHING,
            ScannerSettings.BUILT_IN.scanner())
        .accept(
            new Intake(
                INTAKE,
                new Envelope(Optional.of(Samples.ALICE), List.of(Samples.BOB)),
                memory.clock.instant(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    ProtectedMessageId id = onlySealed(Path.of(arguments[0]));
    try (DataKey key =
        memory.keyService.unwrap(
            memory.records.wrappedKeys().find(id).orElseThrow(),
            new KeyContext(Samples.CONTOSO, id))) {
      System.out.println(id);
      System.out.println(HexFormat.of().formatHex(key.secretBytes()));
    }
  }

  static ProtectedMessageId onlySealed(Path folder) throws IOException {
    try (var files = Files.list(folder.resolve("vault"))) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      if (names.size() != 1) {
        throw new IllegalStateException("in the vault: " + names);
      }
      return new ProtectedMessageId(names.getFirst().replace(".cms", ""));
    }
  }

  private static void allowFortyMegabytes(InMemoryPlatform memory) {
    ProtectionSettings settings = ProtectionSettings.DEFAULTS;
    memory.configurations.append(
        ConfigurationDocument.PROTECTION,
        new ConfigurationVersion(1, memory.clock.instant(), "admin", "by a test"),
        ProtectionSettingsJson.write(
            new ProtectionSettings(
                settings.ownTemplates(),
                settings.decryptAttachmentForEncryptOnly(),
                new Limits(40 * 1024 * 1024, 500, 11_980),
                settings.carrier(),
                settings.wrapperSubject(),
                settings.method(),
                settings.senderControls(),
                settings.passing(),
                settings.smime())));
  }

  private static Platform platform(Path folder, InMemoryPlatform memory) throws IOException {
    Map<String, Object> own =
        Map.of(
            "rawInbox", new FolderRawInbox(DurableFolder.open(folder.resolve("raw"))),
            "vault", new FolderVault(DurableFolder.open(folder.resolve("vault"))));
    return (Platform)
        Proxy.newProxyInstance(
            Platform.class.getClassLoader(),
            new Class<?>[] {Platform.class},
            (_, method, arguments) -> {
              Object port = own.get(method.getName());
              if (port != null) {
                return port;
              }
              try {
                return method.invoke(memory, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
              }
            });
  }
}
