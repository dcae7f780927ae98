/// Looking at attachments without having them.
@NullMarked
package org.sealpost.reading.preview;

import org.jspecify.annotations.NullMarked;
