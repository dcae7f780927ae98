/// What attachments look like, as pictures or simple HTML (door:
/// [org.sealpost.preview.FilePreviews]).
@NullMarked
package org.sealpost.preview;

import org.jspecify.annotations.NullMarked;
