package org.sealpost.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.MalformedMailException;

/// The ways in which programs may read one part whose fields say more than one thing: several
/// Content-Type or Content-Transfer-Encoding fields, or a parameter given twice. Which of them a
/// program believes nobody knows, so each is a reading.
final class PartReadings {
  /// More than these is no accident.
  private static final int MOST = 24;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "\\b(?:text|multipart|message|application)/[a-z0-9.+-]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern ENCODING = Pattern.compile("[a-z0-9-]+", Pattern.CASE_INSENSITIVE);
  private static final List<String> ENCODINGS =
      List.of(
          "7bit",
          "8bit",
          "binary",
          "base64",
          "quoted-printable",
          "uuencode",
          "x-uuencode",
          "x-uue");

  private PartReadings() {}

  /// The same octets under every other combination of type and encoding; none for a part that says
  /// one thing.
  ///
  /// @param octetsLeft that all of them together may have
  /// @throws MalformedMailException when there are more than anybody needs
  static List<MimePart> others(MimePart part, long octetsLeft)
      throws MessagingException, MalformedMailException {
    Set<String> types = types(part);
    Set<String> encodings = encodings(part);
    boolean isEncodedMultipart =
        types.stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
            && encodings.stream().anyMatch(PartReadings::isTransforming);
    if (types.size() < 2 && encodings.size() < 2 && !isEncodedMultipart) {
      return List.of();
    }
    byte[] raw = raw(part);
    int ways = Math.max(1, types.size()) * Math.max(1, encodings.size());
    if (ways > MOST || 3L * ways * raw.length > octetsLeft) {
      throw new MalformedMailException("The message can be read in too many ways.");
    }
    List<MimePart> readings = new ArrayList<>();
    for (String type : types.isEmpty() ? Set.of("text/plain") : types) {
      for (String encoding : encodings.isEmpty() ? Set.of("7bit") : encodings) {
        boolean isMultipart = type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        readings.add(part(type, encoding, raw));
        if (isMultipart && isTransforming(encoding)) {
          readings.add(part("text/plain", encoding, raw));
          readings.add(part(type, "8bit", decoded(part(type, encoding, raw))));
        }
      }
    }
    return readings;
  }

  /// Every boundary that the fields of the part may mean.
  static Set<String> boundaries(MimePart part) {
    Set<String> boundaries = new LinkedHashSet<>();
    for (String field : Fields.all(part, "Content-Type")) {
      boundaries.addAll(Parameters.values(HeaderText.unfolded(field), "boundary"));
    }
    return boundaries;
  }

  private static boolean isTransforming(String encoding) {
    return !encoding.endsWith("bit") && !encoding.equals("binary");
  }

  private static Set<String> types(MimePart part) {
    Set<String> types = new LinkedHashSet<>();
    for (String field : Fields.all(part, "Content-Type")) {
      String value = HeaderText.unfolded(field).strip();
      Set<String> mediaTypes = mediaTypes(value);
      Set<String> boundaries = Parameters.values(value, "boundary");
      Set<String> charsets = Parameters.values(value, "charset");
      if (mediaTypes.size() < 2 && boundaries.size() < 2 && charsets.size() < 2) {
        types.add(canonical(value));
        continue;
      }
      for (String mediaType : mediaTypes) {
        if (mediaType.startsWith("multipart/")) {
          boundaries.forEach(one -> types.add(mediaType + "; boundary=" + quoted(one)));
        } else {
          types.add(mediaType);
          charsets.forEach(one -> types.add(mediaType + "; charset=" + quoted(one)));
        }
      }
    }
    return types;
  }

  private static Set<String> mediaTypes(String value) {
    // What stands in quotes is a name or a boundary.
    Matcher found = MEDIA_TYPE.matcher(value.replaceAll("\"[^\"]*\"?", "\"\""));
    Set<String> all = new LinkedHashSet<>();
    while (found.find()) {
      all.add(found.group().toLowerCase(Locale.ROOT));
    }
    return all;
  }

  /// Two fields that mean the same are one.
  private static String canonical(String value) {
    try {
      ContentType type = new ContentType(value);
      String base = type.getBaseType().toLowerCase(Locale.ROOT);
      return Optional.ofNullable(type.getParameter("boundary"))
          .map(boundary -> base + "; boundary=" + quoted(boundary))
          .or(
              () ->
                  Optional.ofNullable(type.getParameter("charset"))
                      .map(charset -> base + "; charset=" + quoted(charset)))
          .orElse(base);
    } catch (MessagingException malformed) {
      return value;
    }
  }

  private static String quoted(String value) {
    return '"' + value.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }

  private static Set<String> encodings(MimePart part) {
    Set<String> encodings = new LinkedHashSet<>();
    for (String field : Fields.all(part, "Content-Transfer-Encoding")) {
      Matcher found = ENCODING.matcher(COMMENT.matcher(HeaderText.unfolded(field)).replaceAll(" "));
      while (found.find()) {
        String word = found.group().toLowerCase(Locale.ROOT);
        if (ENCODINGS.contains(word)) {
          // What changes no octet is one reading.
          encodings.add(isTransforming(word) ? word : "8bit");
        }
      }
    }
    boolean isClean =
        Fields.all(part, "Content-Transfer-Encoding").stream()
            .allMatch(field -> ENCODINGS.contains(field.strip().toLowerCase(Locale.ROOT)));
    if (!isClean && encodings.stream().anyMatch(PartReadings::isTransforming)) {
      // With a comment, quotes or more beside it: whoever does not know it sees the octets.
      encodings.add("8bit");
    }
    return encodings;
  }

  private static byte[] decoded(MimePart part) {
    try (InputStream content = DecodedStream.of(part)) {
      return content.readAllBytes();
    } catch (IOException broken) {
      return new byte[0];
    }
  }

  private static byte[] raw(MimePart part) {
    try (InputStream content = DecodedStream.raw(part)) {
      return content.readAllBytes();
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  private static MimePart part(String type, String encoding, byte[] raw) throws MessagingException {
    InternetHeaders headers = new InternetHeaders();
    headers.addHeader("Content-Type", type);
    headers.addHeader("Content-Transfer-Encoding", encoding);
    return new MimeBodyPart(headers, raw);
  }
}
