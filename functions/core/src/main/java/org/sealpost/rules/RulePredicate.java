package org.sealpost.rules;

/// A test used as condition or as exception.
public interface RulePredicate {}
