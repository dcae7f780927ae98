package org.sealpost.testing;

import org.junit.jupiter.api.Nested;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveriesContract;
import org.sealpost.mailflow.IntakesContract;
import org.sealpost.protection.ProtectedMessagesContract;
import org.sealpost.protection.ReaderMessagesContract;
import org.sealpost.protection.ThreadsContract;
import org.sealpost.protection.WrappedKeysContract;
import org.sealpost.quarantine.QuarantinedMailsContract;
import org.sealpost.trace.MessageTraceContract;

final class InMemoryRecordsTest {
  private final InMemoryRecords records = new InMemoryRecords();

  @Nested
  final class AsIntakes implements IntakesContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsProtectedMessages implements ProtectedMessagesContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsQuarantinedMails implements QuarantinedMailsContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsReaderMessages implements ReaderMessagesContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsWrappedKeys implements WrappedKeysContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsThreads implements ThreadsContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }

  @Nested
  final class AsDeliveries implements DeliveriesContract {
    @Override
    public Deliveries deliveries() {
      return records.deliveries();
    }
  }

  @Nested
  final class AsMessageTrace implements MessageTraceContract {
    @Override
    public RecordPorts records() {
      return records;
    }
  }
}
