package org.sealpost.local.rules;

import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;

/// Rules in files.
final class Rules {
  /// What the console answers about protection.
  static final String PROTECTION =
      "{\"version\": 3, \"settings\": "
          + ProtectionSettingsJson.write(ProtectionSettings.DEFAULTS)
          + "}";

  static final String NONE = "{\"rules\": []}";

  static final String SECRETS =
      """
      {"rules": [{
        "id": "11111111-2222-4333-8444-555555555555",
        "name": "Encrypt secrets",
        "conditions": [
          {"SentToScope": {"scope": "OUTSIDE"}},
          {"SubjectContainsWords": {"words": ["secret"]}}
        ],
        "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}]
      }]}
      """;

  /// Waits for an attachment that cannot be read to its end.
  static final String ATTACHMENTS =
      """
      {"rules": [{
        "id": "11111111-2222-4333-8444-666666666666",
        "name": "Look into attachments",
        "conditions": [{"AttachmentContainsWords": {"words": ["secret"]}}],
        "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}]
      }]}
      """;

  static final String MAIL =
      """
      From: Anna Author <anna@contoso.example>
      To: bob@partner.example
      Cc: carol@contoso.example
      Subject: A secret offer
      Message-ID: <1@contoso.example>

      Canary body.
      """;

  static final String PLAIN_MAIL =
      """
      From: anna@contoso.example
      To: bob@partner.example
      Subject: Hello

      Hello.
      """;

  static final String ATTACHED_MAIL =
      """
      From: anna@contoso.example
      To: bob@partner.example
      Subject: Hello
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=mix

      --mix
      Content-Type: text/plain

      See below.
      --mix
      Content-Type: application/pdf
      Content-Disposition: attachment; filename="offer.pdf"

      %PDF-1.7
      broken off
      --mix--
      """;

  private Rules() {}
}
