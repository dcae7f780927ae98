package org.sealpost.reply.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import org.junit.jupiter.api.Test;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Samples;

/// What every [Uploads] does. How tickets are used is each implementation's own test.
public interface UploadsContract {
  Uploads uploads();

  @Test
  default void findShouldGiveWhatWasPutLast() {
    UploadId id = new UploadId(Samples.link(), "d1");
    byte[] sealed = Samples.bytes(100);

    uploads().put(id, Samples.bytes(7));
    uploads().put(id, sealed);

    assertThat(uploads().find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
    assertThat(uploads().size(id)).contains(100L);
  }

  @Test
  default void findShouldKnowNothingOfOtherLinksAndFiles() {
    PortalLink link = Samples.link();
    uploads().put(new UploadId(link, "d1"), Samples.bytes(7));

    assertThat(uploads().find(new UploadId(link, "d2"))).isEmpty();
    assertThat(uploads().size(new UploadId(link, "d"))).isEmpty();
    assertThat(
            uploads()
                .find(new UploadId(new PortalLink(link.message(), Samples.recipientKey()), "d1")))
        .isEmpty();
  }

  @Test
  default void deleteShouldBeIdempotentAndLeaveOthersAlone() {
    PortalLink link = Samples.link();
    uploads().put(new UploadId(link, "d1"), Samples.bytes(7));
    uploads().put(new UploadId(link, "d12"), Samples.bytes(7));

    uploads().delete(new UploadId(link, "d1"));
    uploads().delete(new UploadId(link, "d1"));

    assertThat(uploads().find(new UploadId(link, "d1"))).isEmpty();
    assertThat(uploads().find(new UploadId(link, "d12"))).isPresent();
  }

  @Test
  default void deleteAllShouldLeaveOtherLinksAlone() {
    PortalLink link = Samples.link();
    PortalLink other = new PortalLink(link.message(), Samples.recipientKey());
    uploads().put(new UploadId(link, "d1"), Samples.bytes(7));
    uploads().put(new UploadId(link, "f2"), Samples.bytes(7));
    uploads().put(new UploadId(other, "d1"), Samples.bytes(7));

    uploads().deleteAll(link);
    uploads().deleteAll(link);

    assertThat(uploads().find(new UploadId(link, "d1"))).isEmpty();
    assertThat(uploads().find(new UploadId(link, "f2"))).isEmpty();
    assertThat(uploads().find(new UploadId(other, "d1"))).isPresent();
  }

  @Test
  default void ticketShouldEndAfterAQuarterOfAnHour() {
    UploadTicket ticket = uploads().ticket(new UploadId(Samples.link(), "f1"), 1000, NOW);

    assertThat(ticket.expiresAt()).isEqualTo(NOW.plus(Uploads.TICKET));
    assertThat(ticket.toString()).doesNotContain("f1");
  }
}
