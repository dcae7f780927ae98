package org.sealpost.reply;

/// @param id of the upload
/// @param bytes of the file itself, unsealed
/// @param complete whether all of it has arrived
public record DraftFile(String id, String name, String mediaType, long bytes, boolean complete) {}
