package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.PasswordRequiredException;

/// Unpacks one archive, whose members together may not be out of all proportion to it. What breaks
/// off or is too large gives what came before, and the attachment is incomplete.
final class Unpacking {
  private static final int BUFFER = 16_384;

  /// Small files may be packed as well as anyone can.
  private static final long ALWAYS = 10_000_000;

  private final Look look;
  private long allowance;

  Unpacking(long packedBytes, Look look) {
    this.look = look;
    this.allowance = Math.max(ALWAYS, packedBytes * look.budget().limits().ratio());
  }

  /// @throws GivenUpException when there is too much in all archives of the message
  byte[] read(InputStream packed) {
    Metered metered = new Metered(packed);
    try {
      int most = (int) Math.min(allowance, look.budget().limits().memberBytes());
      byte[] content = metered.readNBytes(most);
      if (content.length == most && metered.read() >= 0) {
        look.incomplete();
      }
      allowance -= content.length;
      look.see(content);
      return content;
    } catch (IOException impossible) {
      throw new IllegalStateException("a stream that says it never fails", impossible);
    }
  }

  private final class Metered extends InputStream {
    private final InputStream packed;

    Metered(InputStream packed) {
      this.packed = packed;
    }

    @Override
    public int read() {
      byte[] octet = new byte[1];
      return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      try {
        int count = packed.read(buffer, start, Math.min(length, BUFFER));
        look.budget().unpack(Math.max(count, 0));
        return count;
      } catch (GivenUpException limit) {
        throw limit;
      } catch (PasswordRequiredException locked) {
        look.passwordProtected();
        return -1;
      } catch (IOException | RuntimeException broken) {
        look.incomplete();
        return -1;
      }
    }
  }
}
