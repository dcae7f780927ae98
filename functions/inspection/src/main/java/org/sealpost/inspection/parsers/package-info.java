/// Looking into attachments with parsers for their formats (door: [AttachmentInspector]).
@NullMarked
package org.sealpost.inspection.parsers;

import org.jspecify.annotations.NullMarked;
