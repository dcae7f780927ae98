package org.sealpost.local.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.mail.EmailAddress;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// The commands that we answer otherwise than the library: it announces what we do not take
/// (CHUNKING, SMTPUTF8), and reads paths too kindly.
final class Commands {
  private static final Pattern SIZE = Pattern.compile("SIZE=(\\d{1,20})");
  private static final Pattern BODY = Pattern.compile("BODY=(7BIT|8BITMIME)");

  private Commands() {}

  static List<BaseCommand> all() {
    return List.of(new Hello(), new MailFrom(), new RecipientTo(), new Chunk());
  }

  private static final class Hello extends BaseCommand {
    Hello() {
      super("EHLO", "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String line, Session session) throws IOException {
      String[] words = getArgs(line);
      if (words.length < 2) {
        session.sendResponse("501 5.5.4 Syntax: EHLO hostname");
        return;
      }
      session.resetMailTransaction();
      session.setHelo(words[1]);
      session.sendResponse(
          String.join(
              "\r\n",
              "250-" + session.getServer().getHostName() + " Sealpost",
              "250-8BITMIME",
              "250-SIZE " + session.getServer().getMaxMessageSize(),
              "250-PIPELINING",
              "250 ENHANCEDSTATUSCODES"));
    }
  }

  private static final class MailFrom extends BaseCommand {
    MailFrom() {
      super("MAIL", "Specifies the sender.", "FROM:<sender> [ <parameters> ]");
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
      if (session.isMailTransactionInProgress()) {
        session.sendResponse("503 5.5.1 Sender already specified");
        return;
      }
      try {
        PathArgument argument = PathArgument.read(line, "FROM:");
        Optional<EmailAddress> sender = argument.address("5.1.7");
        check(argument.parameters(), session.getServer().getMaxMessageSize());
        session.startMailTransaction();
        session.getMessageHandler().from(sender.map(EmailAddress::toString).orElse(""));
        session.sendResponse("250 2.1.0 Ok");
      } catch (RejectException refused) {
        session.resetMailTransaction();
        session.sendResponse(refused.getErrorResponse());
      }
    }

    private static void check(List<String> parameters, int largestMail) throws RejectException {
      for (String parameter : parameters) {
        String upperCase = parameter.toUpperCase(Locale.ROOT);
        var size = SIZE.matcher(upperCase);
        if (size.matches()) {
          if (Double.parseDouble(size.group(1)) > largestMail) {
            throw IncomingMail.tooLarge();
          }
        } else if (!BODY.matcher(upperCase).matches()) {
          throw new RejectException(555, "5.5.4 Unknown parameter");
        }
      }
    }
  }

  private static final class RecipientTo extends BaseCommand {
    RecipientTo() {
      super("RCPT", "Specifies the recipient.", "TO:<recipient>");
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
      if (!session.isMailTransactionInProgress()) {
        session.sendResponse("503 5.5.1 MAIL first");
        return;
      }
      try {
        PathArgument argument = PathArgument.read(line, "TO:");
        if (!argument.parameters().isEmpty()) {
          throw new RejectException(555, "5.5.4 Unknown parameter");
        }
        EmailAddress recipient =
            argument
                .address("5.1.3")
                .orElseThrow(() -> new RejectException(501, "5.1.3 Malformed address"));
        session.getMessageHandler().recipient(recipient.toString());
        session.addRecipient(recipient.toString());
        session.sendResponse("250 2.1.5 Ok");
      } catch (RejectException refused) {
        session.sendResponse(refused.getErrorResponse());
      }
    }
  }

  /// Never announced; whoever sends it nevertheless would go on with octets that are no commands.
  private static final class Chunk extends BaseCommand {
    Chunk() {
      super("BDAT", "Not taken here.", "");
    }

    @Override
    public void execute(String line, Session session) throws DropConnectionException {
      throw new DropConnectionException(502, "5.5.1 BDAT is not taken here");
    }
  }
}
