package org.sealpost.rules.action;

import static org.sealpost.Require.require;

import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;

/// Actions that change the message. Later rules see what they did to the header.
public sealed interface EditAction extends RuleAction {
  record PrependSubject(String text) implements EditAction {
    public PrependSubject {
      text = new MessageEdit.PrependSubject(text).text();
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new MessageEdit.PrependSubject(text));
    }
  }

  /// SetHeaderName and SetHeaderValue are one action.
  record SetHeader(String name, String value) implements EditAction {
    public SetHeader {
      name = new MessageEdit.SetHeader(name, value).name();
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new MessageEdit.SetHeader(name, value));
    }
  }

  record RemoveHeader(String name) implements EditAction {
    public RemoveHeader {
      name = new MessageEdit.RemoveHeader(name).name();
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new MessageEdit.RemoveHeader(name));
    }
  }

  /// ApplyHtmlDisclaimerText, -Location and -FallbackAction are one action.
  ///
  /// @param text HTML, at most 5,000 characters; tokens such as `%%DisplayName%%` stand for
  ///     attributes of the author, and for nothing where the directory does not know it
  record ApplyHtmlDisclaimer(String text, DisclaimerLocation location, DisclaimerFallback fallback)
      implements EditAction {
    public ApplyHtmlDisclaimer {
      require(
          !text.isBlank() && text.length() <= 5000, "a disclaimer: 1 to 5,000 characters of HTML");
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.with(new AddDisclaimer(AuthorTokens.replaced(text, rule), location, fallback));
    }
  }
}
