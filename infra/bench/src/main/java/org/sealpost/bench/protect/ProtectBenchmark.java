package org.sealpost.bench.protect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpost.bench.AuthoredMail;

/// One authored mail: protected by us, and by the peers. How often and how long says
/// [ProtectCommand].
@State(Scope.Thread)
public class ProtectBenchmark {
  @Param("76800")
  public int sizeBytes;

  private byte[] mail = {};
  private Path file = Path.of("");
  private Protection protection = new Protection(mail);
  private PlainCipher cipher = new PlainCipher();

  @Setup(Level.Trial)
  public void authorMail() throws IOException {
    mail = AuthoredMail.of(sizeBytes, 0);
    file = Files.createTempFile("sealpost-bench", ".eml");
    Files.write(file, mail);
    protection = new Protection(mail);
    if (protection.protect().length == 0 || protection.sealedBytes() < mail.length) {
      throw new IllegalStateException("the mail was not protected: nothing to measure");
    }
  }

  @TearDown(Level.Trial)
  public void removeMail() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  public byte[] sealpost() {
    return protection.protect();
  }

  @Benchmark
  public byte[] jdk() throws GeneralSecurityException {
    return cipher.encrypt(mail);
  }

  @Benchmark
  public void opensslCms() throws IOException, InterruptedException {
    OpenSsl.encrypt(file);
  }

  @Benchmark
  public void opensslStart() throws IOException, InterruptedException {
    OpenSsl.start();
  }
}
