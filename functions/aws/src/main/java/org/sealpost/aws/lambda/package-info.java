/// What all Lambda handlers have in common: answering a batch record by record, and failing without
/// words of a mail.
@NullMarked
package org.sealpost.aws.lambda;

import org.jspecify.annotations.NullMarked;
