package org.sealpost.protection.template;

import static org.sealpost.Require.require;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRights;

/// A named way to protect mail (rights template, ome.md 4.2). Changing it changes what is protected
/// from then on: what was protected before keeps its terms.
///
/// @param name what rules and senders call it: 1 to 64 characters, unique in any case
/// @param texts its name and description for people, by language (BCP 47)
/// @param readers who of a mail's recipients may read; empty for all of them
/// @param requirePasskey whether readers in the portal confirm with a passkey who they are (threat
///     25)
public record ProtectionTemplate(
    String name,
    Map<String, TemplateText> texts,
    UsageRights rights,
    Optional<ReaderList> readers,
    ContentExpiry expiry,
    AttachmentAccess attachments,
    TemplateStatus status,
    boolean requirePasskey) {
  public ProtectionTemplate {
    name = name.strip();
    require(
        !name.isEmpty() && name.length() <= 64 && name.chars().noneMatch(Character::isISOControl),
        "a template's name: 1 to 64 characters on one line");
    texts = new TreeMap<>(texts);
    texts.keySet().forEach(ProtectionTemplate::checkLanguage);
  }

  /// Without a passkey.
  public ProtectionTemplate(
      String name,
      Map<String, TemplateText> texts,
      UsageRights rights,
      Optional<ReaderList> readers,
      ContentExpiry expiry,
      AttachmentAccess attachments,
      TemplateStatus status) {
    this(name, texts, rights, readers, expiry, attachments, status, false);
  }

  static ProtectionTemplate builtIn(Protection protection) {
    return new ProtectionTemplate(
        protection.template(),
        Map.of(),
        protection.rights(),
        Optional.empty(),
        protection.expiry(),
        protection.attachments(),
        TemplateStatus.PUBLISHED);
  }

  public Protection protection() {
    return new Protection(
        name,
        rights,
        attachments,
        expiry,
        readers.map(List::of).orElseGet(List::of),
        requirePasskey);
  }

  private static void checkLanguage(String tag) {
    try {
      require(
          !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty(),
          "a language: a BCP 47 tag like en or pt-BR");
    } catch (IllformedLocaleException malformed) {
      throw new IllegalArgumentException("a language: a BCP 47 tag like en or pt-BR", malformed);
    }
  }
}
