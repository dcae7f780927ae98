/// What a sender asks for: protection and options, by tokens in the subject and by header fields.
@NullMarked
package org.sealpost.sender;

import org.jspecify.annotations.NullMarked;
