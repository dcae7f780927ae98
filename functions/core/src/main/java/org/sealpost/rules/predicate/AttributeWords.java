package org.sealpost.rules.predicate;

import java.util.List;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.rules.text.Words;

/// Words to be found in one attribute of a person: `"Department:Sales,Legal"`.
public record AttributeWords(DirectoryAttribute attribute, List<String> words) {
  public AttributeWords {
    words = Words.checked(words);
  }
}
