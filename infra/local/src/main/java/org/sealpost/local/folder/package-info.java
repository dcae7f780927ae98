/// What S3 keeps, kept in folders.
@NullMarked
package org.sealpost.local.folder;

import org.jspecify.annotations.NullMarked;
