/// The ports over DynamoDB (door: [org.sealpost.aws.dynamodb.DynamoStores]).
///
/// | table | pk | sk | what |
/// | --- | --- | --- | --- |
/// | messages | `I#<intake key>` | `INTAKE` | an intake, open or settled |
/// | messages | `M#<message>` | `MESSAGE` | a protected message |
/// | messages | `M#<message>` | `R#<recipient key>` | one recipient of it |
/// | messages | `M#<message>` | `T#<instant>#<random>` | one event of its trace |
/// | messages | `T#<digest of organization and Message-ID>` | `THREAD` | what it stands for |
/// | messages | `P#<random>` | `PASSED` | a mail that passed although a rule asked for more |
/// | messages | `D#<delivery>` | `DELIVERY` | a delivery and its state |
/// | messages | `Q#<held mail>` | `HELD` | a mail that is or was held |
/// | keys | `M#<message>` | `KEY` | the wrapped data key |
/// | organization | `O#<organization>#configuration` | document | its newest version's number |
/// | organization | `O#<organization>#configuration#<document>` | number | a version |
/// | organization | `O#<organization>#configuration#content#<attempt>` | number | a piece of it |
/// | organization | `O#<organization>#hits` | `<day>#<number>` | rules that matched |
/// | organization | `O#<organization>#branding` | name | a branding template |
/// | organization | `O#<organization>#certificates#of#<address>` | fingerprint | a certificate |
/// | organization | `O#<organization>#certificates#<standing>` | address, fingerprint | the same |
/// | access | `P#<link>` | `CHALLENGE` | the newest passcode challenge |
/// | access | `S#<organization>#<digest>` | `SESSION` | a portal session |
/// | access | `A#<organization>#<mailbox key>` | digest | that there is this session of it |
/// | access | `K#<organization>#<mailbox key>` | `PASSKEYS` | all passkeys of it |
/// | access | `C#<organization>#<passkey>` | `PASSKEY` | whose passkey it is |
/// | access | `W#<digest>` | `CHALLENGE` | what a browser's authenticator was asked |
/// | access | `H#<throttle>` | `WINDOW` | uses in the present window |
///
/// Open intakes, messages, held and passed mail are listed by the sparse index `recent`
/// (`recentPk`, `recentSk`): `I#<organization>` by arrival, `M#<organization>` by acceptance,
/// `Q#<organization>` by the time since when it is held, `P#<organization>` by when it passed.
///
/// What ends by itself has `expiresAtSeconds`, the attribute that DynamoDB deletes by, days late:
/// no reader relies on it. Times that decide are numbers of seconds with nine decimals, which
/// compare exactly.
@NullMarked
package org.sealpost.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
