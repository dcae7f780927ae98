package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.RawMessage;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.PortalLink;

/// The header field by which we know our own wrapper messages again, so that one that comes back is
/// not sealed anew for ever (threat 42). It authenticates all that a reader sees of the mail: who
/// it is from and to, where answers go, its subject, texts, images and attachments. Nobody can move
/// it to a mail that says anything else, and so get that past the rules.
///
/// Not authenticated: fields that mail programs do not show, white space in texts, and how parts
/// are encoded on the way.
public final class WrapperMark {
  static final String FIELD = "X-Sealpost-Wrapper";

  private static final Pattern VALUE =
      Pattern.compile("v1; link=([a-z2-7.]{53}); mac=([A-Za-z0-9_-]{43})");

  private WrapperMark() {}

  /// The message with the mark before its own fields.
  ///
  /// @param content what it says
  /// @throws org.sealpost.Unavailable when the key service does not answer
  static byte[] on(byte[] wrapper, MailContent content, PortalLink link, MacKey key) {
    byte[] mac = key.mac(text(link, content));
    String field =
        FIELD
            + ": v1; link="
            + link
            + ";\r\n mac="
            + Base64.getUrlEncoder().withoutPadding().encodeToString(mac)
            + "\r\n";
    return RawMessage.withFieldsBefore(wrapper, field.getBytes(US_ASCII));
  }

  /// Whether the mail is a wrapper message as we sent it, to a reader's eye. The key is asked only
  /// when the mail has the one mark of ours.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public static boolean isOn(MailContent mail, MacKey key) {
    List<String> marks = mail.header(FIELD).limit(2).toList();
    if (marks.size() != 1) {
      return false;
    }
    Matcher value = VALUE.matcher(marks.getFirst().replaceAll("\\s+", " ").strip());
    if (!value.matches()) {
      return false;
    }
    Optional<PortalLink> link = PortalLink.parse(value.group(1));
    return link.isPresent()
        && key.isMac(text(link.get(), mail), Base64.getUrlDecoder().decode(value.group(2)));
  }

  private static byte[] text(PortalLink link, MailContent mail) {
    return ("sealpost wrapper v1\n" + link + "\n" + digest(mail)).getBytes(US_ASCII);
  }

  private static String digest(MailContent mail) {
    MessageDigest digest = sha256();
    add(digest, "from", mail.from().toString());
    mail.to().forEach(mailbox -> add(digest, "to", mailbox.toString()));
    mail.cc().forEach(mailbox -> add(digest, "cc", mailbox.toString()));
    mail.header("Reply-To").forEach(replyTo -> add(digest, "reply-to", replyTo));
    mail.header("Subject").forEach(subject -> add(digest, "subject", subject));
    mail.text().ifPresent(text -> add(digest, "text", text));
    mail.html().ifPresent(html -> add(digest, "html", html));
    mail.searchableTexts().forEach(text -> add(digest, "searchable", text));
    mail.parts().forEach(part -> add(digest, part));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, MailPart part) {
    add(digest, "part", part.mediaType());
    add(digest, "name", part.fileName().orElse(""));
    add(digest, "content", sha256(part));
  }

  /// Each with its length, so that none can pass for two.
  private static void add(MessageDigest digest, String name, String value) {
    byte[] bytes = value.replaceAll("[\\s\u00a0]+", " ").strip().getBytes(UTF_8);
    digest.update((name + " " + bytes.length + "\n").getBytes(US_ASCII));
    digest.update(bytes);
  }

  private static String sha256(MailPart part) {
    MessageDigest digest = sha256();
    try (InputStream content = part.content().open()) {
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException undecodable) {
      // Ours can be decoded; what cannot is like nothing of ours.
      return "undecodable";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
