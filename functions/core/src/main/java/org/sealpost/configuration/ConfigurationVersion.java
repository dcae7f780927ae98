package org.sealpost.configuration;

import static org.sealpost.Require.require;

import java.time.Instant;

/// One change of a document.
///
/// @param number from 1, without gaps
/// @param by the admin, as signed in
/// @param summary what was changed, in one line
public record ConfigurationVersion(long number, Instant at, String by, String summary) {
  public ConfigurationVersion {
    require(number >= 1, "versions count from 1");
    require(!by.isBlank(), "a version has an author");
    summary = summary.strip();
    require(summary.length() <= 500 && summary.lines().count() <= 1, "a summary of one line");
  }
}
