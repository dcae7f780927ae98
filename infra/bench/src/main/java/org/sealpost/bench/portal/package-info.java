/// How long a signed-in recipient waits for a message, at a steady rate of clicks that nobody holds
/// back: slow answers do not make for fewer questions.
@NullMarked
package org.sealpost.bench.portal;

import org.jspecify.annotations.NullMarked;
