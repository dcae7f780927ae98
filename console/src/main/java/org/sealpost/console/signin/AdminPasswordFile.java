package org.sealpost.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// The one admin of a console that runs on one machine: user `admin`, and the hash of the password
/// in a file that its owner alone can read.
public final class AdminPasswordFile implements AdminPasswords {
  /// Easily told apart when read from a screen: no i, l, o, 0 or 1.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 5;
  private static final String USER = "admin";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final JsonMapper JSON = new JsonMapper();

  private final PasswordHash hash;

  private AdminPasswordFile(PasswordHash hash) {
    this.hash = hash;
  }

  /// The file's password or, where there is no file, a new one in a new file.
  ///
  /// @throws UncheckedIOException if it cannot be read or written
  /// @throws IllegalStateException if the file is not one of ours: better no console than an open
  ///     one
  public static Opened open(Path file, SecureRandom random) {
    try {
      if (Files.exists(file)) {
        return new Opened(new AdminPasswordFile(read(file)), Optional.empty());
      }
      String password = newPassword(random);
      PasswordHash hash = PasswordHash.of(password, random);
      write(file, hash);
      return new Opened(new AdminPasswordFile(hash), Optional.of(password));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public boolean matches(String user, String password) {
    boolean isPassword = hash.matches(password);
    return isPassword && USER.equals(user);
  }

  private static PasswordHash read(Path file) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      return new PasswordHash(
          Base64.getDecoder().decode(json.required("salt").asText()),
          json.required("iterations").asInt(),
          Base64.getDecoder().decode(json.required("hash").asText()));
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      throw new IllegalStateException(
          file + " is not a password file; delete it to get a new password", malformed);
    }
  }

  /// All or nothing: a crash leaves no file, and the next start makes another password.
  private static void write(Path file, PasswordHash hash) throws IOException {
    String json =
        JSON.createObjectNode()
            .put("user", USER)
            .put("function", "PBKDF2-HMAC-SHA256")
            .put("salt", Base64.getEncoder().encodeToString(hash.salt()))
            .put("iterations", hash.iterations())
            .put("hash", Base64.getEncoder().encodeToString(hash.hash()))
            .toPrettyString();
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft =
        Files.createTempFile(directory, file.getFileName().toString(), ".new", ownerOnly());
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((json + "\n").getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /// 123 random bits, in groups that can be typed.
  private static String newPassword(SecureRandom random) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  /// @param newPassword the only time that anybody sees it: print it, keep it nowhere; empty when
  ///     the file was there
  public record Opened(AdminPasswordFile passwords, Optional<String> newPassword) {
    /// Never the password.
    @Override
    public String toString() {
      return "Opened[" + (newPassword.isPresent() ? "new" : "known") + "]";
    }
  }
}
