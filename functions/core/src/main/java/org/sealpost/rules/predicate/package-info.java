/// The tests of mail flow rules, in the groups of ome.md 2.3. One more predicate is one more record
/// in its group's file: its name, its JSON and its use as an exception follow from the record.
@NullMarked
package org.sealpost.rules.predicate;

import org.jspecify.annotations.NullMarked;
