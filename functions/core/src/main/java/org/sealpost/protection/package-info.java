/// Protected messages: their ids, keys, usage rights and records, and the sealing itself (door:
/// [org.sealpost.protection.Protector]).
@NullMarked
package org.sealpost.protection;

import org.jspecify.annotations.NullMarked;
