package org.sealpost.local;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.sealpost.mail.Domain;

/// What an owner reads when everything is up.
final class Welcome {
  private Welcome() {}

  static String text(Sealpost sealpost, UpOptions options) {
    Endpoints endpoints = sealpost.endpoints();
    StringBuilder text = new StringBuilder();
    text.append(
        """

        Sealpost is up.

          SMTP      %s   send mail here, from @%s
          Replies   @%s   answers to protected mail go here, by the same port
          Portal    %s   recipients read here
          Console   %s   admins revoke here
          API       %s   programs submit mail here
          Outbox    %s   %s
          Data      %s

        """
            .formatted(
                endpoints.smtp(),
                options.domains().stream().map(Domain::name).collect(Collectors.joining(", @")),
                LocalOrganization.replyDomain(options.domains()),
                endpoints.portal(),
                endpoints.console(),
                endpoints.api(),
                endpoints.outbox(),
                options
                    .relay()
                    .map(relay -> "unused: mail goes to " + relay.host() + ":" + relay.port())
                    .orElse("what would have been sent"),
                options.data().toAbsolutePath().normalize()));
    sealpost
        .newAdminPassword()
        .ifPresent(
            password ->
                text.append(
                    """
                      The console's user is admin, the password %s
                      (shown this once; to get another, stop, delete %s and start again)

                    """
                        .formatted(password, options.data().resolve(AdminPassword.FILE))));
    return text.append("  By the API:\n  ")
        .append(curl(endpoints, options))
        .append("\n\n")
        .toString();
  }

  /// Submits the message in the file `mail.eml`. One line for a shell.
  private static String curl(Endpoints endpoints, UpOptions options) {
    return "curl '%s/api/messages?protect=Encrypt' -H \"Authorization: Bearer $(cat %s)\""
            .formatted(endpoints.api(), quoted(options.data().resolve(Sealpost.TOKEN_FILE)))
        + " -H 'Content-Type: message/rfc822' --data-binary @mail.eml";
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "'\\''") + "'";
  }

  /// Comes when all is said and written down.
  static String end(UpOptions options) {
    return """
          Try it: a mail from you@%s to somebody elsewhere, with [encrypt] in its subject.
          Stop with Ctrl-C.
        """
        .formatted(options.domains().getFirst());
  }
}
