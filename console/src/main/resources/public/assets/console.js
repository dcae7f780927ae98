// The console's pages. Everything shown is built as nodes and text, never as HTML: the content security policy allows
// nothing else. The page holds no secret: the session's cookie is out of its reach.

const byId = (id) => document.getElementById(id);

/** What the server refused or could not do, in its own words. */
class Problem extends Error {
  constructor(status, { message, code, requestId }) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

async function api(path, body) {
  let response;
  try {
    response = await fetch(`/api/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { message: "The console's server does not answer. Try again.", code: "unreachable" });
  }
  if (response.ok) {
    return response.status === 204 ? undefined : response.json();
  }
  const problem = await response.json().catch(() => ({ message: `The server answered ${response.status}.`, code: "unknown" }));
  throw new Problem(response.status, problem);
}

// ---------------------------------------------------------------- nodes

function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

const timeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const preciseFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function time(instant, format = timeFormat) {
  return node("time", { datetime: instant, title: instant }, format.format(new Date(instant)));
}

const STATES = { active: "Active", revoked: "Revoked", expired: "Expired" };

function badge(state) {
  return node("span", { class: `badge ${state.kind}` }, STATES[state.kind]);
}

function alertIn(element, problem) {
  element.hidden = !problem;
  element.textContent = problem ? problem.message : "";
  if (problem?.requestId && problem.status >= 500) {
    element.append(" ", node("span", { class: "mono" }, `(request ${problem.requestId})`));
  }
}

function show(view, title) {
  for (const section of ["sign-in", "messages", "details"]) {
    byId(section).hidden = section !== view;
  }
  byId("bar").hidden = view === "sign-in";
  document.title = `${title} · Sealpost console`;
}

// ---------------------------------------------------------------- signing in and out

function showSignIn(problem) {
  byId("confirm").close();
  byId("rows").replaceChildren();
  byId("details").replaceChildren();
  alertIn(byId("sign-in-alert"), problem);
  show("sign-in", "Sign in");
  byId(byId("user").value ? "password" : "user").focus();
}

/** Handles a problem that ends the session; gives back any other. */
function unlessSignedOut(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  if (problem.code === "sign-in-needed") {
    showSignIn(new Problem(401, { message: "Your session has ended. Sign in again." }));
    return undefined;
  }
  return problem;
}

byId("sign-in-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.target.querySelector("button");
  const password = byId("password");
  button.disabled = true;
  try {
    await api("sign-in", { user: byId("user").value.trim(), password: password.value });
    alertIn(byId("sign-in-alert"));
    password.value = "";
    await start();
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    alertIn(byId("sign-in-alert"), problem);
    password.select();
    password.focus();
  } finally {
    button.disabled = false;
  }
});

byId("sign-out").addEventListener("click", async () => {
  try {
    await api("sign-out", {});
    showSignIn();
  } catch (problem) {
    const other = unlessSignedOut(problem);
    if (other) {
      alertIn(byId("list-alert"), other);
    }
  }
});

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
  const text = [message.author.name, message.author.address, message.messageId, message.id].join(" ").toLowerCase();
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

async function loadList() {
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
  delivered: ["Link delivered", "good"],
  undeliverable: ["Not deliverable", "bad"],
  "passcode-sent": ["Passcode sent"],
  "sign-in-refused": ["Sign-in refused", "bad"],
  "signed-in": ["Signed in"],
  read: ["Read", "good"],
  "attachment-downloaded": ["Attachment downloaded", "good"],
  replied: ["Answered", "good"],
  revoked: ["Revoked", "bad"],
};

function step({ at, kind, who, rules, part }) {
  const [text, mood = ""] = STEPS[kind] ?? [kind];
  const more = [];
  if (rules.length > 0) {
    more.push(`${rules.length === 1 ? "Rule" : "Rules"}: ${rules.join(", ")}`);
  }
  if (part !== null) {
    more.push(`Attachment ${part}`);
  }
  return node(
    "li",
    { class: mood },
    node("div", { class: "what" }, text),
    node("div", { class: "who-did" }, who ? (kind === "revoked" ? `by ${who}` : who) : ""),
    ...more.map((line) => node("div", {}, line)),
    time(at, preciseFormat),
  );
}

function facts(pairs) {
  return node("dl", {}, ...pairs.filter(([, value]) => value).flatMap(([term, value]) => [node("dt", {}, term), node("dd", {}, value)]));
}

function panel(title, ...children) {
  return node("section", { class: "card panel" }, node("h2", {}, title), ...children);
}

function ended(view) {
  const { state } = view.message;
  if (state.kind === "active") {
    return "";
  }
  const text = state.kind === "revoked" ? "Nobody can open this message any more." : "Recipients outside the organization cannot open this message any more.";
  return node("p", { class: "muted" }, text);
}

function revokePanel(view) {
  const button = node("button", { type: "button", class: "danger" }, "Revoke message…");
  button.addEventListener("click", () => askToRevoke(view));
  const text = "Ends access for all recipients at once. It is final: a revoked message cannot be opened again by anybody.";
  const section = panel("Revoke", node("p", {}, text), button);
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
    node("p", { class: "only-read", role: "status", id: "done" }),
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
            ["Message-ID", node("span", { class: "mono" }, message.messageId ?? "none")],
            ["Subject", node("span", { class: "muted" }, "Sealed with the message; the console cannot open it.")],
            ["Protection", view.template],
            ["Rights", rightsText(view.rights)],
            ["Branding", view.branding],
            ["Sealpost id", node("span", { class: "mono" }, message.id)],
          ]),
        ),
        panel(
          `Recipients (${view.recipients.length})`,
          node(
            "ul",
            { class: "recipients" },
            ...view.recipients.map(({ address, scope }) => node("li", {}, node("span", {}, address), node("span", { class: "muted" }, scope))),
          ),
        ),
        message.state.kind === "revoked" ? "" : revokePanel(view),
      ),
      panel("Trace", view.trace.length === 0 ? node("p", { class: "muted" }, "Nothing yet.") : node("ol", { class: "trace" }, ...view.trace.map(step))),
    ),
  );
  show("details", `Message of ${author.name ?? author.address}`);
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

async function loadDetails(id) {
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

let toRevoke;

function askToRevoke(view) {
  const count = view.recipients.length;
  const { author, acceptedAt } = view.message;
  toRevoke = view.message.id;
  byId("confirm-what").replaceChildren(
    `The message of ${author.name ?? author.address}, accepted `,
    time(acceptedAt),
    `, to ${count} ${count === 1 ? "recipient" : "recipients"}.`,
  );
  alertIn(byId("confirm-alert"));
  byId("confirm").showModal();
}

byId("confirm-yes").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  button.disabled = true;
  try {
    const view = await api(`messages/${toRevoke}/revoke`, {});
    byId("confirm").close();
    drawDetails(view);
    byId("done").textContent = "The message is revoked.";
  } catch (problem) {
    const other = unlessSignedOut(problem);
    if (other) {
      alertIn(byId("confirm-alert"), other);
    }
  } finally {
    button.disabled = false;
  }
});

// ---------------------------------------------------------------- where we are

async function follow() {
  const message = /^#\/messages\/([a-z2-7]+)$/.exec(location.hash);
  if (message) {
    await loadDetails(message[1]);
  } else {
    await loadList();
    scrollTo(0, 0);
    byId("main").focus({ preventScroll: true });
  }
}

async function start() {
  try {
    byId("admin").textContent = (await api("me")).admin;
  } catch (problem) {
    if (problem instanceof Problem) {
      showSignIn(problem.code === "sign-in-needed" ? undefined : problem);
      return;
    }
    throw problem;
  }
  await follow();
}

addEventListener("hashchange", () => {
  if (byId("sign-in").hidden) {
    follow();
  }
});

start();
