package org.sealpost.protection.template;

import static org.sealpost.Require.require;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Protection;

/// All templates of an organization: the two that Exchange has always, and its own.
public final class ProtectionTemplates {
  /// Of its own (ome.md 8).
  public static final int MOST = 500;

  public static final ProtectionTemplates BUILT_IN = new ProtectionTemplates(List.of(), true);

  private final List<ProtectionTemplate> all;

  /// @param own at most 500; none is called as another, or as a built-in one
  /// @param decryptAttachments whether attachments of Encrypt-Only mail may be kept unprotected
  ///     (ome.md 1, DecryptAttachmentForEncryptOnly)
  public ProtectionTemplates(List<ProtectionTemplate> own, boolean decryptAttachments) {
    require(own.size() <= MOST, "protection templates: at most 500");
    this.all = Stream.concat(builtIn(decryptAttachments), own.stream()).toList();
    Set<String> names = new HashSet<>();
    for (ProtectionTemplate template : all) {
      require(
          names.add(folded(template.name())),
          "two protection templates are called “" + template.name() + "”");
    }
  }

  /// The built-in ones first.
  public List<ProtectionTemplate> all() {
    return all;
  }

  /// The template of this name, without regard to case, as Exchange finds it; archived ones too.
  public Optional<ProtectionTemplate> named(String name) {
    String wanted = folded(name);
    return all.stream().filter(template -> folded(template.name()).equals(wanted)).findFirst();
  }

  private static Stream<ProtectionTemplate> builtIn(boolean decryptAttachments) {
    Protection encrypt = Protection.ENCRYPT;
    return Stream.of(
            new Protection(
                encrypt.template(),
                encrypt.rights(),
                decryptAttachments ? AttachmentAccess.DOWNLOAD : AttachmentAccess.VIEW_ONLY,
                encrypt.expiry(),
                encrypt.readers()),
            Protection.DO_NOT_FORWARD)
        .map(ProtectionTemplate::builtIn);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
