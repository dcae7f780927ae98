package org.sealpost.testing;

import org.sealpost.delivery.Deliveries;
import org.sealpost.mailflow.Intakes;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.trace.MessageTrace;

/// The ports over one set of records: what [Intakes#settle] writes, the others read.
public interface RecordPorts {
  Intakes intakes();

  ProtectedMessages protectedMessages();

  ReaderMessages readerMessages();

  WrappedKeys wrappedKeys();

  Deliveries deliveries();

  MessageTrace trace();

  QuarantinedMails quarantinedMails();

  Threads threads();
}
