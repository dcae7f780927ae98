// What all pages share: asking the server, building nodes, telling what went wrong, asking before acting. Everything
// shown is built as nodes and text, never as HTML: the content security policy allows nothing else.

export const byId = (id) => document.getElementById(id);

/** What the server refused or could not do, in its own words. */
export class Problem extends Error {
  constructor(status, details) {
    const { message, code, requestId } = details;
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.details = details;
  }
}

/** Asks the server. `change` may have a method, headers, and a body: an object for JSON, or a file as it is. */
async function ask(path, { method = "GET", headers = {}, body } = {}) {
  const isFile = body instanceof Blob;
  const type = isFile ? "application/octet-stream" : "application/json";
  let response;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers: body === undefined ? headers : { "Content-Type": type, ...headers },
      body: body === undefined || isFile ? body : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { message: "The console's server does not answer. Try again.", code: "unreachable" });
  }
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({ message: `The server answered ${response.status}.`, code: "unknown" }));
  throw new Problem(response.status, problem);
}

/** Reads, or posts a body. */
export async function api(path, body) {
  const response = await ask(path, body === undefined ? {} : { method: "POST", body });
  return response.status === 204 ? undefined : response.json();
}

/** Reads something that has versions; gives back its tag too. */
export async function versioned(path) {
  const response = await ask(path);
  return { content: await response.json(), tag: response.headers.get("ETag") };
}

/** Changes the version of that tag, or fails when it is not the newest any more. */
export async function change(path, tag, body, method = "POST") {
  return (await ask(path, { method, headers: { "If-Match": tag }, body })).json();
}

/** Removes what has this address. */
export async function remove(path) {
  await ask(path, { method: "DELETE" });
}

// ---------------------------------------------------------------- nodes

export function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

export const timeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
export const preciseFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

export function time(instant, format = timeFormat) {
  return node("time", { datetime: instant, title: instant }, format.format(new Date(instant)));
}

export function facts(pairs) {
  return node("dl", {}, ...pairs.filter(([, value]) => value).flatMap(([term, value]) => [node("dt", {}, term), node("dd", {}, value)]));
}

export function panel(title, ...children) {
  return node("section", { class: "card panel" }, node("h2", {}, title), ...children);
}

/** A button that cannot be pressed again while it works. */
export function button(text, work, kind = "") {
  const element = node("button", { type: "button", ...(kind ? { class: kind } : {}) }, text);
  element.addEventListener("click", () => during(element, work));
  return element;
}

export async function during(element, work) {
  element.disabled = true;
  try {
    await work();
  } finally {
    element.disabled = false;
  }
}

export function plural(count, one, many) {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

// ---------------------------------------------------------------- what went wrong

export function alertIn(element, problem) {
  element.hidden = !problem;
  element.textContent = problem ? problem.message : "";
  if (problem?.requestId && problem.status >= 500) {
    element.append(" ", node("span", { class: "mono" }, `(request ${problem.requestId})`));
  }
}

let signedOut = () => {};

/** @param {(problem?: Problem) => void} callback shows the sign-in */
export function whenSignedOut(callback) {
  signedOut = callback;
}

/** Handles a problem that ends the session; gives back any other. */
export function unlessSignedOut(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  if (problem.code === "sign-in-needed") {
    signedOut(new Problem(401, { message: "Your session has ended. Sign in again." }));
    return undefined;
  }
  return problem;
}

/** Does it, and tells in this element what went wrong. Gives back whether nothing did. */
export async function telling(element, work) {
  try {
    await work();
    alertIn(element);
    return true;
  } catch (problem) {
    const other = unlessSignedOut(problem);
    if (other) {
      alertIn(element, other);
    }
    return false;
  }
}

// ---------------------------------------------------------------- which page is shown

/** Views that stand under another one's link. */
const UNDER = { details: "messages", passed: "messages", template: "protection" };

export function show(view, title) {
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = section.id !== view;
  }
  byId("bar").hidden = view === "sign-in";
  const place = UNDER[view] ?? view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#/${place === "messages" ? "" : place}`) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  document.title = `${title} · Sealpost console`;
}

/** Tells, for those who have the page read to them too, what was done. */
export function tell(text) {
  byId("told").textContent = text;
  byId("told").hidden = text === "";
}

// ---------------------------------------------------------------- asking before acting

let agreed = async () => {};
let reloadNewest = async () => {};
let isOutdated = false;

/**
 * Asks in a dialog, and does it when the answer is yes. What goes wrong is told in the dialog. When somebody else was
 * faster, the only way out of it is `reload`.
 */
export function confirmFirst({ title, text, yes, no, danger = true, reload = async () => {} }, work) {
  agreed = work;
  reloadNewest = reload;
  isOutdated = false;
  byId("confirm-yes").hidden = false;
  byId("confirm-title").textContent = title;
  byId("confirm-text").replaceChildren(...text);
  byId("confirm-yes").textContent = yes;
  byId("confirm-yes").className = danger ? "danger" : "primary";
  byId("confirm-no").textContent = no;
  alertIn(byId("confirm-alert"));
  byId("confirm").showModal();
}

byId("confirm-yes").addEventListener("click", (event) =>
  during(event.currentTarget, async () => {
    if (await telling(byId("confirm-alert"), agreeing)) {
      byId("confirm").close();
    }
  }),
);

async function agreeing() {
  try {
    await agreed();
  } catch (problem) {
    isOutdated = problem instanceof Problem && problem.code === "changed-meanwhile";
    if (isOutdated) {
      byId("confirm-yes").hidden = true;
      byId("confirm-no").textContent = "Load the newest version";
      byId("confirm-no").focus();
    }
    throw problem;
  }
}

// What was pressed may be gone with what it was about, and what was done is told above the page.
byId("confirm").addEventListener("close", async () => {
  if (isOutdated) {
    isOutdated = false;
    await reloadNewest();
  }
  if (document.activeElement === document.body) {
    byId("main").focus({ preventScroll: true });
  }
  if (!byId("told").hidden) {
    byId("told").scrollIntoView({ block: "nearest" });
  }
});
