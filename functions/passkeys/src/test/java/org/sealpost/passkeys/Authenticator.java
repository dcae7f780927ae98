package org.sealpost.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A browser and an authenticator with one passkey on P-256, written from WebAuthn Level 3 (6.1,
/// 6.5, 5.8.1). Does what a test tells it to, also what no authenticator should.
final class Authenticator {
  static final int USER_PRESENT = 0x01;
  static final int USER_VERIFIED = 0x04;
  static final int BACKUP_ELIGIBLE = 0x08;
  static final int BACKED_UP = 0x10;

  private static final int ATTESTED = 0x40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair key = keys();
  private final byte[] id = new byte[32];

  String origin = "https://mail.contoso.example";
  String host = "mail.contoso.example";
  int flags = USER_PRESENT | USER_VERIFIED;
  int signCount;
  int algorithm = -7;
  String format = "none";
  String handle = "";
  boolean crossOrigin;

  Authenticator() {
    new SecureRandom().nextBytes(id);
  }

  String id() {
    return text(id);
  }

  /// `navigator.credentials.create`, as JSON.
  String make(String challenge) {
    return make("webauthn.create", challenge);
  }

  String make(String type, String challenge) {
    byte[] data = data(flags | ATTESTED, credential());
    ObjectNode response = JSON.createObjectNode();
    response.put("clientDataJSON", text(client(type, challenge)));
    response.put("attestationObject", text(attestation(data)));
    response.putArray("transports").add("internal");
    return answer(response);
  }

  /// `navigator.credentials.get`, as JSON.
  String use(String challenge) {
    return use("webauthn.get", challenge);
  }

  String use(String type, String challenge) {
    byte[] client = client(type, challenge);
    byte[] data = data(flags, new byte[0]);
    ObjectNode response = JSON.createObjectNode();
    response.put("clientDataJSON", text(client));
    response.put("authenticatorData", text(data));
    response.put("signature", text(sign(data, sha256(client))));
    if (!handle.isEmpty()) {
      response.put("userHandle", handle);
    }
    return answer(response);
  }

  private String answer(ObjectNode response) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", id());
    answer.put("rawId", id());
    answer.put("type", "public-key");
    answer.put("authenticatorAttachment", "platform");
    answer.putObject("clientExtensionResults");
    answer.set("response", response);
    return answer.toString();
  }

  private byte[] client(String type, String challenge) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("challenge", challenge)
        .put("origin", origin)
        .put("crossOrigin", crossOrigin)
        .toString()
        .getBytes(UTF_8);
  }

  private byte[] data(int flagged, byte[] credential) {
    return ByteBuffer.allocate(37 + credential.length)
        .put(sha256(host.getBytes(UTF_8)))
        .put((byte) flagged)
        .putInt(signCount)
        .put(credential)
        .array();
  }

  private byte[] credential() {
    byte[] cose = cose();
    return ByteBuffer.allocate(16 + 2 + id.length + cose.length)
        .put(new byte[16])
        .putShort((short) id.length)
        .put(id)
        .put(cose)
        .array();
  }

  private byte[] cose() {
    ECPublicKey point = (ECPublicKey) key.getPublic();
    return cbor(
        cbor -> {
          cbor.writeStartObject(5);
          cbor.writeFieldId(1);
          cbor.writeNumber(2);
          cbor.writeFieldId(3);
          cbor.writeNumber(algorithm);
          cbor.writeFieldId(-1);
          cbor.writeNumber(1);
          cbor.writeFieldId(-2);
          cbor.writeBinary(coordinate(point.getW().getAffineX()));
          cbor.writeFieldId(-3);
          cbor.writeBinary(coordinate(point.getW().getAffineY()));
          cbor.writeEndObject();
        });
  }

  private byte[] attestation(byte[] data) {
    return cbor(
        cbor -> {
          cbor.writeStartObject(3);
          cbor.writeFieldName("fmt");
          cbor.writeString(format);
          cbor.writeFieldName("attStmt");
          if (format.equals("packed")) {
            cbor.writeStartObject(2);
            cbor.writeFieldName("alg");
            cbor.writeNumber(algorithm);
            cbor.writeFieldName("sig");
            cbor.writeBinary(sign(data, new byte[0]));
            cbor.writeEndObject();
          } else {
            cbor.writeStartObject(0);
            cbor.writeEndObject();
          }
          cbor.writeFieldName("authData");
          cbor.writeBinary(data);
          cbor.writeEndObject();
        });
  }

  private byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException bug) {
      throw new AssertionError(bug);
    }
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
    return padded;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException bug) {
      throw new AssertionError(bug);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException bug) {
      throw new AssertionError(bug);
    }
  }

  private static byte[] cbor(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator cbor = new CBORFactory().createGenerator(out)) {
      writing.write(cbor);
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
    return out.toByteArray();
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private interface Writing {
    void write(CBORGenerator cbor) throws IOException;
  }
}
