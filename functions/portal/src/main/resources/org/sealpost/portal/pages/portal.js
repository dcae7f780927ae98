// What makes the pages nicer. They work without it.
"use strict";

// A message is as high as its content, measured anew whenever that may have changed: the width, a
// picture that has arrived, something unfolded. Starting from nothing keeps heights in vh from
// growing at each turn; the limit keeps a message from being a mile long: then it scrolls in its
// frame. What watches is this page: the frame runs no script.
for (const frame of document.querySelectorAll("iframe.body")) {
  let watched = null;
  const fit = () => {
    const content = frame.contentDocument && frame.contentDocument.documentElement;
    if (!content || !content.ownerDocument.body) return;
    const scrolled = window.scrollY;
    const before = frame.style.height;
    frame.style.height = "0";
    const height = Math.min(content.scrollHeight + 2, 20000) + "px";
    frame.style.height = height;
    if (height !== before) window.scrollTo(window.scrollX, scrolled);
  };
  const changes = window.ResizeObserver && new ResizeObserver(() => requestAnimationFrame(fit));
  const arrived = () => {
    const content = frame.contentDocument;
    if (!content || !content.body) return;
    if (watched !== content) {
      watched = content;
      content.addEventListener("toggle", fit, true);
      content.addEventListener("load", fit, true);
      if (content.fonts) content.fonts.ready.then(fit);
      if (changes) {
        changes.disconnect();
        changes.observe(content.body);
      }
    }
    fit();
  };
  frame.addEventListener("load", arrived);
  window.addEventListener("resize", fit);
  if (frame.contentDocument && frame.contentDocument.readyState === "complete") arrived();
}

// Times in the reader's own zone, in the page's language as the reader's region writes it.
const language = document.documentElement.lang || "en";
const region = (navigator.languages || []).find((wanted) => wanted.startsWith(language + "-"));
const local = new Intl.DateTimeFormat(region || (language === "en" ? "en-GB" : language), {
  day: "numeric", month: "long", year: "numeric",
  hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  // As the server writes them (words.Conventions).
  calendar: "gregory", numberingSystem: "latn",
});
for (const time of document.querySelectorAll("time[datetime]")) {
  time.textContent = local.format(new Date(time.dateTime));
}

// Paper gets the page that is made for it, in a frame that nobody sees. Where that does not work,
// and on phones, whose browsers print what is on the screen, the link leads there.
const printing = document.querySelector("a[data-print]");
if (printing && !matchMedia("(pointer: coarse)").matches) {
  const print = () => {
    document.querySelectorAll("iframe.printed").forEach((old) => old.remove());
    const frame = document.createElement("iframe");
    frame.className = "printed";
    frame.tabIndex = -1;
    frame.setAttribute("aria-hidden", "true");
    frame.addEventListener("load", () => {
      const paper = frame.contentDocument;
      if (paper && paper.querySelector("body.paper")) {
        frame.contentWindow.focus();
        frame.contentWindow.print();
      } else {
        location.assign(printing.href);
      }
    });
    frame.src = printing.href;
    document.body.append(frame);
  };
  printing.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "p" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    print();
  });
}

// A large file comes in pieces, each of which is asked for with the session, so that a message that
// is withdrawn meanwhile yields no more of them. What has arrived is kept for a second try.
for (const box of document.querySelectorAll(".pieces .joined")) {
  const { base, name, pieces, bytes, sha256 } = box.dataset;
  const start = box.querySelector(".fetch");
  const stop = box.querySelector(".stop");
  const progress = box.querySelector("progress");
  const state = box.querySelector(".state");
  const arrived = [];
  let stopping = null;

  const say = (word) => {
    state.textContent = word ? box.querySelector(`[data-word="${word}"]`).textContent : "";
  };
  const wait = (millis) => new Promise((done) => setTimeout(done, millis));
  const size = () => arrived.reduce((sum, piece) => sum + piece.size, 0);

  // The piece, or the word for why there is none.
  const fetchPiece = async (number, signal) => {
    for (let pause = 1000; ; pause *= 2) {
      try {
        const answer = await fetch(base + number, { signal, cache: "no-store", redirect: "error" });
        if (answer.ok) return await answer.blob();
        if (answer.status === 410) return "gone";
        if (answer.status === 403) return "signIn";
        if (answer.status === 404 || answer.status === 409) return "failed";
      } catch (interrupted) {
        if (signal.aborted) return "stopped";
      }
      if (pause > 4000) return "failed";
      await wait(pause);
      if (signal.aborted) return "stopped";
    }
  };
  const isWhole = async (file) => {
    if (file.size !== Number(bytes)) return false;
    // Browsers offer it over https only, and on this very computer.
    if (!window.crypto || !crypto.subtle) return true;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("") === sha256;
  };
  const fetchAll = async (signal) => {
    for (let number = arrived.length; number < Number(pieces); number++) {
      const piece = await fetchPiece(number, signal);
      if (typeof piece === "string") {
        if (piece !== "failed") arrived.length = 0;
        return piece;
      }
      arrived.push(piece);
      progress.value = size();
    }
    say("checking");
    const file = new Blob(arrived, { type: "application/octet-stream" });
    arrived.length = 0;
    if (!(await isWhole(file))) return "broken";
    if (signal.aborted) return "stopped";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return "done";
  };
  const run = async () => {
    stopping = new AbortController();
    start.hidden = true;
    stop.hidden = progress.hidden = false;
    stop.focus();
    progress.value = size();
    say("fetching");
    const end = await fetchAll(stopping.signal).catch(() => "failed");
    stopping = null;
    stop.hidden = true;
    progress.hidden = end !== "failed";
    start.hidden = end === "gone" || end === "signIn";
    if (end !== "done") start.textContent = start.dataset.again;
    say(end);
    if (!start.hidden) start.focus();
  };

  start.addEventListener("click", run);
  stop.addEventListener("click", () => stopping && stopping.abort());
  window.addEventListener("beforeunload", (event) => stopping && event.preventDefault());
  box.hidden = false;
  box.parentElement.querySelector(".singly").open = false;
}

// A second click does not send a second time. Coming back by the Back button frees the form again.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Another passcode may be asked for after a pause: until then its button counts the seconds.
for (const button of document.querySelectorAll("button[data-pause]")) {
  const words = button.textContent;
  const end = Date.now() + 1000 * Number(button.dataset.pause);
  const count = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.paused.replace("#", left) : words;
    if (left > 0) setTimeout(count, 500);
  };
  count();
}

// The address that a provider of accounts sent the browser to is used up: reloading goes to the
// message.
const canonical = document.querySelector("link[rel=canonical]");
if (canonical) history.replaceState(null, "", canonical.href);

// A message that the Back button brings out of the browser's memory may have been withdrawn since,
// and its reader signed out: it is asked for anew, and nothing of it is seen until the answer is here.
if (document.body.classList.contains("personal")) {
  window.addEventListener("pagehide", () => {
    document.documentElement.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

// Passkeys. What a device is asked, and whether its answer is good, the server says; this only
// carries both. Hosts that are addresses have none.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const canPasskeys =
  window.isSecureContext && Boolean(window.PublicKeyCredential) && !/^[\d.]+$|^\[/.test(location.hostname);

const ask = async (path, fields) => {
  const answer = await fetch("/passkeys/" + path, {
    method: "POST", body: new URLSearchParams(fields), cache: "no-store", redirect: "error",
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.problem || "failed");
  return json;
};
const descriptors = (list) => (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }));
const makePasskey = async (options) => {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
    },
  });
  return {
    clientDataJSON: textOf(made.response.clientDataJSON),
    attestationObject: textOf(made.response.attestationObject),
    of: made,
  };
};
const usePasskey = async (options) => {
  const used = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: descriptors(options.allowCredentials),
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
  return {
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    ...(userHandle ? { userHandle: textOf(userHandle) } : {}),
    of: used,
  };
};
const exchange = async (kind, fields) => {
  const options = await ask(kind + "/options", fields);
  const { of: credential, ...response } = await (kind === "make" ? makePasskey : usePasskey)(options);
  await ask(kind, {
    ...fields,
    answer: JSON.stringify({
      id: credential.id,
      rawId: textOf(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: {},
    }),
  });
};
// What this browser's reader thinks of passkeys: no more than whether to offer one.
const remembered = (value) => {
  const name = "sealpost-passkey=";
  if (value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = name + value + "; Max-Age=34560000; Path=/; SameSite=Lax" + secure;
  }
  return document.cookie.split("; ").some((cookie) => cookie.startsWith(name));
};

for (const box of document.querySelectorAll("[data-passkeys]")) {
  box.hidden = !canPasskeys;
  const state = box.querySelector("[data-passkey-state]");
  const busy = box.querySelector("[data-passkey-busy]");
  const tell = (word) => {
    state.hidden = !word;
    state.textContent = word ? box.querySelector(`[data-passkey-word="${word}"]`).textContent : "";
  };
  for (const button of box.querySelectorAll("[data-passkey]")) {
    button.addEventListener("click", async () => {
      const kind = button.dataset.passkey;
      const link = location.pathname.split("/")[2] || "";
      tell("");
      button.disabled = true;
      busy.hidden = false;
      try {
        await exchange(kind, kind === "sign-in" ? { link } : { csrf: box.dataset.csrf });
        remembered("made");
        // Not as it stands: it may be a form's address, or one with which reloading only scrolls.
        location.replace(location.pathname.startsWith("/m/") ? location.pathname : "/sessions");
        return;
      } catch (refused) {
        const isCancelled = refused.name === "NotAllowedError" || refused.name === "AbortError";
        tell(isCancelled ? "cancelled" : refused.message === "other" ? "other" : "failed");
      }
      busy.hidden = true;
      button.disabled = false;
      button.focus();
    });
  }
}
for (const missing of document.querySelectorAll("[data-passkeys-missing]")) {
  missing.hidden = canPasskeys;
}
for (const offer of document.querySelectorAll("[data-passkey-offer]")) {
  const platform = window.PublicKeyCredential && PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable;
  if (canPasskeys && platform && !remembered()) {
    PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().then(
      (isThere) => { offer.hidden = !isThere; },
      () => {},
    );
  }
  offer.querySelector("[data-passkey-dismiss]").addEventListener("click", () => {
    remembered("dismissed");
    offer.remove();
  });
}

// An app that says what is the matter when there is no connection. The worker's address is the only
// one that this page ever makes a script of.
if ("serviceWorker" in navigator && window.isSecureContext) {
  const ours = "/worker.js";
  const address = window.trustedTypes
    ? window.trustedTypes
        .createPolicy("sealpost", { createScriptURL: (asked) => (asked === ours ? asked : "about:blank") })
        .createScriptURL(ours)
    : ours;
  navigator.serviceWorker.register(address).catch(() => {});
}
