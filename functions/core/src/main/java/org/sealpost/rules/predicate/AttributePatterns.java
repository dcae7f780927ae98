package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.pattern.TextPattern;

/// Patterns to be found in one attribute of a person.
public record AttributePatterns(DirectoryAttribute attribute, List<TextPattern> patterns) {
  public AttributePatterns {
    patterns = List.copyOf(patterns);
    require(!patterns.isEmpty(), "at least one pattern");
  }
}
