package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.protection.Protection;

/// By what senders may ask for protection themselves.
///
/// @param subjectTokens taken out of the subject; at most 100
/// @param headers `Sensitivity`, or a field of the organization's own; at most 100
/// @param labels of Microsoft's sensitivity labels; at most 500
/// @param options whether senders may ask for an expiry, for no forwarding, for passcodes only and
///     for a notice, by tokens (`[expires 7d]`, `[no-forward]`, `[passcode-only]`, `[notify]`) and
///     by the `X-Sealpost-…` header fields
/// @param insideToo whether what they ask for holds for recipients inside as well; mail among those
///     does not come this way, as a rule
/// @param honourOutside whether what senders outside ask for counts as well (ome.md 2.5: encrypting
///     inbound mail is off unless somebody asks for it)
public record SenderControls(
    List<SubjectToken> subjectTokens,
    List<HeaderTrigger> headers,
    List<LabelTrigger> labels,
    boolean options,
    boolean insideToo,
    boolean honourOutside) {
  public static final SenderControls DEFAULTS =
      new SenderControls(
          List.of(
              new SubjectToken("[encrypt]", Protection.ENCRYPT.template()),
              new SubjectToken("[do not forward]", Protection.DO_NOT_FORWARD.template())),
          List.of(),
          List.of(),
          true,
          false,
          false);

  public SenderControls {
    subjectTokens = List.copyOf(subjectTokens);
    headers = List.copyOf(headers);
    labels = List.copyOf(labels);
    require(subjectTokens.size() <= 100, "tokens in the subject: at most 100");
    require(headers.size() <= 100, "header fields that ask for protection: at most 100");
    require(labels.size() <= 500, "labels that ask for protection: at most 500");
  }
}
