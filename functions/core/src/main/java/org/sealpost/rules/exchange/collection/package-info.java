/// Files with rules in them: what Exchange exports, and what we export (doors:
/// [org.sealpost.rules.exchange.collection.RuleCollectionImport],
/// [org.sealpost.rules.exchange.collection.RuleCollectionExport]).
@NullMarked
package org.sealpost.rules.exchange.collection;

import org.jspecify.annotations.NullMarked;
