package org.sealpost.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sealpost.testing.Samples.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.UploadTicket;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.reply.upload.UploadsContract;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

/// Threat 52.
class FolderUploadsTest implements UploadsContract {
  private static final URI ORIGIN = URI.create("http://127.0.0.1:8080");
  private static final UploadId ID = new UploadId(Samples.link(), "f1");

  @TempDir Path folder;
  private FolderUploads uploads;

  @BeforeEach
  void open() throws IOException {
    uploads = new FolderUploads(DurableFolder.open(folder), ORIGIN, new SeededRandom(7));
  }

  @Override
  public Uploads uploads() {
    return uploads;
  }

  @Test
  void ticketShouldLeadToThePortalsOwnOrigin() {
    assertThat(uploads.ticket(ID, 100, NOW).address().toString())
        .startsWith(ORIGIN + "/uploads/" + ID.link() + ".f1.100.");
  }

  @Test
  void receiveShouldStoreExactlyWhatTheTicketSays() throws IOException {
    byte[] sealed = Samples.bytes(200_000);

    boolean stored = uploads.receive(ticket(200_000), new ByteArrayInputStream(sealed), NOW);

    assertThat(stored).isTrue();
    assertThat(uploads.find(ID)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 199_999, 200_001, 400_000})
  void receiveShouldStoreNothingOfAnotherSize(int bytes) throws IOException {
    boolean stored =
        uploads.receive(ticket(200_000), new ByteArrayInputStream(new byte[bytes]), NOW);

    assertThat(stored).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  /// 25 MB of spite: whoever sends for ever is read to one byte beyond what was announced.
  @Test
  void receiveShouldReadNoFurtherThanItMust() throws IOException {
    Endless endless = new Endless();

    assertThat(uploads.receive(ticket(1000), endless, NOW)).isFalse();

    assertThat(endless.read).isLessThanOrEqualTo(1001);
  }

  @Test
  void receiveShouldStoreNothingOfWhatBreaksOff() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), closed);

    assertThatIOException().isThrownBy(() -> uploads.receive(ticket(200_000), broken, NOW));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void receiveShouldRefuseATicketThatHasExpired() throws IOException {
    boolean stored =
        uploads.receive(
            ticket(10), new ByteArrayInputStream(new byte[10]), NOW.plus(Uploads.TICKET));

    assertThat(stored).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void deleteOldShouldLeaveWhatIsYoungerThanSevenDays() throws IOException {
    UploadId old = new UploadId(Samples.link(), "f2");
    uploads.put(old, new byte[10]);
    Files.setLastModifiedTime(
        onlyFile(), FileTime.from(NOW.minus(Duration.ofDays(7)).minusSeconds(1)));
    uploads.put(ID, new byte[10]);
    Files.setLastModifiedTime(
        folder.resolve(ID.link() + ".f1"), FileTime.from(NOW.minus(Duration.ofDays(7))));

    uploads.deleteOld(NOW);

    assertThat(uploads.find(old)).isEmpty();
    assertThat(uploads.find(ID)).isPresent();
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private String ticket(long bytes) {
    UploadTicket ticket = uploads.ticket(ID, bytes, NOW);
    return ticket.address().getPath().substring(FolderUploads.PATH.length());
  }

  private static final class Endless extends InputStream {
    private int read;

    @Override
    public int read() {
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      read += length;
      return length;
    }
  }
}
