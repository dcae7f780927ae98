package org.sealpost.rules;

/// What a matched rule does.
public interface RuleAction {}
