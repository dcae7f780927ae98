package org.sealpost.reply.upload;

import static org.sealpost.Require.require;

import org.sealpost.protection.PortalLink;

/// One file of a draft.
///
/// @param link whose draft it is
/// @param file 1 to 40 lower-case letters and digits
public record UploadId(PortalLink link, String file) {
  public UploadId {
    require(file.matches("[a-z0-9]{1,40}"), "an upload: 1 to 40 lower-case letters and digits");
  }

  /// As a path of three segments.
  public String path() {
    return link.message() + "/" + link.recipient() + "/" + file;
  }
}
