package org.sealpost.branding;

import static org.sealpost.Require.require;

import java.util.Base64;
import java.util.Set;

/// A logo's bytes, as stored: never altered, scaled for display.
///
/// @param mediaType `image/png` or `image/jpeg`; whoever stores a logo has checked that the bytes
///     are that
/// @param base64 the bytes, so that the record is a value
public record Logo(String mediaType, String base64) {
  private static final Set<String> MEDIA_TYPES = Set.of("image/png", "image/jpeg");
  private static final int LARGEST_BYTES = 128 * 1024;

  public Logo {
    require(MEDIA_TYPES.contains(mediaType), "logo: PNG or JPEG");
    require(Base64.getDecoder().decode(base64).length <= LARGEST_BYTES, "logo: at most 128 KB");
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
