/// Reading and writing MIME, by Jakarta Mail. Beside `delivery`, the only package that knows it.
@NullMarked
package org.sealpost.mail.mime;

import org.jspecify.annotations.NullMarked;
