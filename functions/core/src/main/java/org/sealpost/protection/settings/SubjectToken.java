package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;

/// A word in the subject by which a sender asks for protection; it is taken out before sealing.
///
/// @param token as it stands in the subject, in any case: `[encrypt]`
public record SubjectToken(String token, String template) {
  public SubjectToken {
    require(token.length() <= 64, "a token: 3 to 64 characters");
    token = new RemoveFromSubject(token).text();
    require(token.length() >= 3 && token.length() <= 64, "a token: 3 to 64 characters");
    require(!template.isBlank() && template.length() <= 64, "a template: 1 to 64 characters");
  }
}
