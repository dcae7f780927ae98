package org.sealpost.reading.preview;

/// A file as somebody sent it. Nothing of it is trusted.
///
/// @param fileName harmless, for its ending
/// @param mediaType what its author says it is
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record PreviewedFile(String fileName, String mediaType, byte[] content) {}
