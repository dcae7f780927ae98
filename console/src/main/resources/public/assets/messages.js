// Protected messages: the list, one message with its trace, and revoking it.

import { alertIn, api, byId, confirmFirst, facts, node, panel, plural, preciseFormat, show, tell, time, unlessSignedOut } from "./page.js";

const STATES = { active: "Active", revoked: "Revoked", expired: "Expired" };

function badge(state) {
  return node("span", { class: `badge ${state.kind}` }, STATES[state.kind]);
}

// ---------------------------------------------------------------- the list

const MOST = 500;
let messages = [];

function row(message) {
  const { author } = message;
  return node(
    "tr",
    { role: "row" },
    node("td", { role: "cell" }, node("a", { href: `#/messages/${message.id}` }, time(message.acceptedAt))),
    node(
      "td",
      { role: "cell" },
      node("span", { class: "name" }, author.name ?? ""),
      node("span", { class: author.name ? "address" : "name" }, author.address),
    ),
    node("td", { role: "cell", class: "mono" }, message.messageId ?? "none"),
    node("td", { role: "cell" }, badge(message.state)),
  );
}

function isWanted(message) {
  const words = byId("search").value.trim().toLowerCase();
  const state = document.querySelector('input[name="state"]:checked').value;
  const text = [message.author.name, message.author.address, message.messageId, message.reference, message.id].join(" ").toLowerCase();
  return (!state || message.state.kind === state) && text.includes(words);
}

function drawList() {
  const wanted = messages.filter(isWanted);
  byId("rows").replaceChildren(...wanted.map(row));
  byId("table-card").hidden = wanted.length === 0;
  byId("empty").hidden = wanted.length > 0;
  if (messages.length === 0) {
    byId("empty-title").textContent = "No protected messages yet";
    byId("empty-text").textContent = "As soon as a rule protects a mail, it appears here.";
  } else {
    byId("empty-title").textContent = "Nothing found";
    byId("empty-text").textContent = "No message fits what you are looking for.";
  }
  const newest = messages.length === MOST ? `the newest ${MOST}` : `${messages.length}`;
  byId("count").textContent =
    messages.length === 0 ? "" : `${wanted.length} of ${newest} ${messages.length === 1 ? "message" : "messages"}`;
}

export async function loadList() {
  show("messages", "Protected messages");
  byId("refresh").disabled = true;
  try {
    messages = (await api(`messages?limit=${MOST}`)).messages;
    alertIn(byId("list-alert"));
    drawList();
  } catch (problem) {
    const other = unlessSignedOut(problem);
    if (other) {
      alertIn(byId("list-alert"), other);
    }
  } finally {
    byId("refresh").disabled = false;
  }
}

byId("refresh").addEventListener("click", loadList);
byId("search").addEventListener("input", drawList);
byId("states").addEventListener("change", drawList);

// ---------------------------------------------------------------- one message

/** The sentence for each kind of step, and whether it is good or bad news. */
const STEPS = {
  protected: ["Protected"],
  "key-used": ["Key used"],
  delivered: ["Delivered", "good"],
  undeliverable: ["Not deliverable", "bad"],
  "read-notified": ["Author told that it was read"],
  "signed-out": ["Signed out everywhere"],
  "passkeys-removed": ["Passkeys removed, signed out everywhere"],
  revoked: ["Revoked", "bad"],
};

/** What a reader did, and what they tried in vain. */
const ACCESS = {
  passcode: { done: ["Passcode sent"], refused: "Passcode not sent" },
  "sign-in": { done: ["Signed in"], refused: "Sign-in refused" },
  open: { done: ["Read", "good"], refused: "Not shown" },
  print: { done: ["Opened for printing", "good"], refused: "Not opened for printing" },
  export: { done: ["Saved as a file", "good"], refused: "Not saved as a file" },
  preview: { done: ["Attachment viewed", "good"], refused: "Attachment not shown" },
  download: { done: ["Attachment downloaded", "good"], refused: "Attachment not downloaded" },
  reply: { done: ["Answered", "good"], refused: "Answer not sent" },
};

const REASONS = {
  throttled: "Too many were asked for.",
  undeliverable: "The recipient's mail server refused it.",
  "wrong-passcode": "The passcode was wrong, old, or asked for in another browser.",
  "wrong-account": "Somebody else was signed in.",
  "sign-in-too-weak": "The message asks for a new sign-in.",
  withdrawn: "The message was revoked or had expired.",
  "not-allowed": "The message does not allow it.",
  machine: "A program asked by itself, not a person.",
  unopenable: "It could not be opened.",
};

const AGENTS = { "desktop-browser": "computer", "phone-browser": "phone", machine: "program", unknown: "unknown program" };

/** @returns sentence, mood, reason why not, and how and from where it was asked for */
function described(kind, access) {
  if (!access) {
    return STEPS[kind] ?? [kind];
  }
  const { result, method, network, agent } = access;
  const { done, refused } = ACCESS[kind] ?? { done: [kind], refused: kind };
  const circumstances = [method ? `by ${method}` : "", AGENTS[agent] ?? agent, network ?? ""].filter((word) => word).join(" · ");
  const [text, mood = ""] = result === "done" ? done : [refused, "bad"];
  return [text, mood, result === "done" ? "" : (REASONS[result] ?? result), circumstances];
}

function step({ at, kind, who, by, rules, keyId, access }) {
  const [text, mood = "", reason = "", circumstances = ""] = described(kind, access);
  const more = [reason, circumstances ? node("span", { class: "muted" }, circumstances) : ""];
  if (rules.length > 0) {
    more.push(`${rules.length === 1 ? "Rule" : "Rules"}: ${rules.join(", ")}`);
  }
  if (Number.isInteger(access?.part)) {
    more.push(`Attachment ${access.part + 1}`);
  }
  if (keyId) {
    more.push(node("span", { class: "mono" }, `Key ${keyId}`));
  }
  return node(
    "li",
    { class: mood },
    node("div", { class: "what" }, text),
    node("div", { class: "who-did" }, [who ?? "", by ? `by ${by}` : ""].filter((word) => word).join(" ")),
    ...more.filter((line) => line).map((line) => node("div", {}, line)),
    time(at, preciseFormat),
  );
}

function ended(view) {
  const { state } = view.message;
  if (state.kind === "active") {
    return "";
  }
  const text = state.kind === "revoked" ? "Nobody can open this message here any more." : "Recipients outside the organization cannot open this message any more.";
  return node("p", { class: "muted" }, text);
}

const METHODS = { link: "Link to the portal", attachment: "Attached for the portal", smime: "S/MIME" };

function recipient(view, { address, scope, method, reason, revocable }, place) {
  const end = node("button", { type: "button", "aria-label": `Sign out ${address}…` }, "Sign out…");
  end.addEventListener("click", () => askToSignOut(view, address, place));
  const remove = node("button", { type: "button", "aria-label": `Remove passkeys of ${address}…` }, "Remove passkeys…");
  remove.addEventListener("click", () => askToRemovePasskeys(view, address, place));
  return node(
    "li",
    {},
    node("span", {}, address, node("span", { class: "address" }, `${METHODS[method]}, because ${reason}.`, revocable ? "" : node("strong", {}, " Cannot be withdrawn: it is read without us."))),
    node("span", { class: "muted" }, scope),
    revocable ? node("span", { class: "buttons" }, end, remove) : "",
  );
}

function termsFacts({ template, rights, attachments, expiresForAllAt, protectedBy, passcodeOnly, notifyWhenRead, requirePasskey }) {
  return [
    ["Protection", template],
    ["Asked for by", protectedBy === "outside" ? "somebody outside" : ""],
    ["Readers may", rightsText(rights)],
    ["Attachments", attachments === "download" ? "may be kept" : "are viewed in the portal only"],
    ["Ends for all", expiresForAllAt ? time(expiresForAllAt) : ""],
    ["Sign-in", [passcodeOnly ? "by passcode only" : "", requirePasskey ? "confirmed with a passkey" : ""].filter((text) => text).join(", ")],
    ["When read", notifyWhenRead ? "its author is told" : ""],
  ];
}

/** What nobody can end does not offer its end. */
function isRevocable(view) {
  return view.message.state.kind !== "revoked" && view.recipients.some(({ revocable }) => revocable);
}

function withdrawal(view) {
  if (isRevocable(view)) {
    return revokePanel(view);
  }
  return view.message.state.kind === "revoked"
    ? ""
    : panel("Revoke", node("p", {}, "This message cannot be revoked: it was sent by S/MIME, and its recipients read it without us."));
}

function revokePanel(view) {
  const button = node("button", { type: "button", class: "danger" }, "Revoke message…");
  button.addEventListener("click", () => askToRevoke(view));
  const lost = view.recipients.filter(({ revocable }) => !revocable).length;
  const text = "Ends access for all recipients at once. It is final: a revoked message cannot be opened again by anybody.";
  const but = lost > 0 ? ` Not for ${lost} who got it by S/MIME.` : "";
  const section = panel("Revoke", node("p", {}, text + but), button);
  section.classList.add("end");
  return section;
}

function rightsText(rights) {
  return rights.map((right) => right.replaceAll("-", " ")).join(", ");
}

function drawDetails(view) {
  const { message } = view;
  const { author } = message;
  const heading = node("h1", { id: "details-title", tabindex: "-1" }, author.name ?? author.address);
  const revocation = node("span", {}, message.state.since ? time(message.state.since) : "", view.revokedBy ? ` by ${view.revokedBy}` : "");
  byId("details").replaceChildren(
    node("a", { class: "back", href: "#/" }, "← All messages"),
    node("div", { class: "title" }, heading, badge(message.state)),
    ended(view),
    node(
      "div",
      { class: "columns" },
      node(
        "div",
        { class: "stack" },
        panel(
          "Message",
          facts([
            ["Author", author.name ? `${author.name} <${author.address}>` : author.address],
            ["Accepted", time(message.acceptedAt, preciseFormat)],
            ["Revoked", message.state.kind === "revoked" ? revocation : ""],
            ["Expires", message.expiresAt ? time(message.expiresAt) : "Never"],
            ["Reference", node("span", { class: "mono" }, message.reference)],
            ["Message-ID", node("span", { class: "mono" }, message.messageId ?? "none")],
            ["Subject", node("span", { class: "muted" }, "Sealed with the message; the console cannot open it.")],
            ...termsFacts(view.terms),
            ["Branding", view.branding],
            ["Sealpost id", node("span", { class: "mono" }, message.id)],
          ]),
        ),
        panel(
          `Recipients (${view.recipients.length})`,
          node(
            "ul",
            { class: "recipients" },
            ...view.recipients.map((one, place) => recipient(view, one, place)),
          ),
        ),
        withdrawal(view),
      ),
      panel("Trace", view.trace.length === 0 ? node("p", { class: "muted" }, "Nothing yet.") : node("ol", { class: "trace" }, ...view.trace.map(step))),
    ),
  );
  show("details", `Message of ${author.name ?? author.address}`);
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

export async function loadDetails(id) {
  try {
    drawDetails(await api(`messages/${encodeURIComponent(id)}`));
  } catch (problem) {
    const other = unlessSignedOut(problem);
    if (other) {
      const text = node("p", { class: "alert", role: "alert" });
      alertIn(text, other);
      byId("details").replaceChildren(
        node("a", { class: "back", href: "#/" }, "← All messages"),
        node("h1", { id: "details-title" }, "This message cannot be shown"),
        text,
      );
      show("details", "Message");
    }
  }
}

// ---------------------------------------------------------------- revoking

function askToRevoke(view) {
  const count = view.recipients.length;
  const { author, acceptedAt } = view.message;
  confirmFirst(
    {
      title: "Revoke this message?",
      text: [
        node("p", {}, `The message of ${author.name ?? author.address}, accepted `, time(acceptedAt), `, to ${count} ${count === 1 ? "recipient" : "recipients"}.`),
        node(
          "p",
          {},
          node("strong", {}, "This is final."),
          " Nobody can open it any more from now on, in tabs that are open and through links already sent too. It cannot be undone.",
        ),
        node("p", { class: "muted" }, "What a recipient has already read, printed or saved stays with them."),
      ],
      yes: "Revoke for good",
      no: "Keep it",
    },
    async () => {
      drawDetails(await api(`messages/${view.message.id}/revoke`, {}));
      tell("The message is revoked.");
    },
  );
}

// ---------------------------------------------------------------- signing a recipient out

function askToSignOut(view, address, place) {
  confirmFirst(
    {
      title: "Sign this recipient out?",
      text: [
        node("p", {}, "Ends all sessions of ", node("strong", {}, address), " in the portal, on all devices."),
        node("p", { class: "muted" }, "They can sign in again and open what is addressed to them. To end access to this message, revoke it."),
      ],
      yes: "Sign out",
      no: "Leave signed in",
    },
    async () => {
      const { sessions, view: after } = await api(`messages/${view.message.id}/recipients/${place}/sign-out`, {});
      drawDetails(after);
      tell(sessions === 0 ? `${address} was not signed in.` : `${address} is signed out: ${plural(sessions, "session", "sessions")} ended.`);
    },
  );
}

// ---------------------------------------------------------------- when a recipient has lost their passkeys

function askToRemovePasskeys(view, address, place) {
  confirmFirst(
    {
      title: "Remove this recipient’s passkeys?",
      text: [
        node("p", {}, "Removes all passkeys of ", node("strong", {}, address), " and signs them out on all devices."),
        node("p", { class: "muted" }, "Whoever reads that mailbox next can make a new one, and open what asks for a passkey. Make sure first, by telephone for example, that it is they who ask for it."),
      ],
      yes: "Remove passkeys",
      no: "Keep them",
    },
    async () => {
      const { passkeys, view: after } = await api(`messages/${view.message.id}/recipients/${place}/remove-passkeys`, {});
      drawDetails(after);
      tell(passkeys === 0 ? `${address} had no passkey.` : `${plural(passkeys, "passkey", "passkeys")} of ${address} removed.`);
    },
  );
}
