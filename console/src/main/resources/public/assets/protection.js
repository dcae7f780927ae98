// What the organization decides about protection: its templates, how protected mail is sent, what senders may ask for,
// and every version there was.

import { Problem, alertIn, api, button, byId, change, confirmFirst, during, node, plural, show, tell, telling, time, versioned } from "./page.js";
import { rowsIn } from "./rows.js";
import { changedParts, merged, newestSettings, saveSettings } from "./settings.js";

const PAGE = 20;
const MEGABYTE = 1024 * 1024;

const PASSING = {
  CALENDAR: "Calendar items",
  DELIVERY_REPORT: "Delivery reports",
  READ_RECEIPT: "Read receipts",
  OUT_OF_OFFICE: "Automatic replies",
  SMIME_ENCRYPTED: "Mail encrypted with S/MIME already",
  PGP_ENCRYPTED: "Mail encrypted with OpenPGP already",
  OWN_WRAPPER: "Wrapper messages of our own",
};

const PARTS = {
  ownTemplates: "templates",
  decryptAttachmentForEncryptOnly: "attachments of Encrypt-Only mail",
  limits: "limits",
  carrier: "carrier",
  wrapperSubject: "subject",
  method: "method",
  senderControls: "what senders may ask for",
  passing: "mail that passes",
  smime: "S/MIME",
};

/** What was read last, and against which version. */
let base;
let tag = '"0"';
let names = [];

// ---------------------------------------------------------------- templates

function rightsWords({ rights, builtIn, name }) {
  const words = rights.map((right) => right.name.replaceAll("-", " ")).join(", ");
  return builtIn && name === "Encrypt" ? "everything but export and owner" : words;
}

function usedBy({ rules, controls }) {
  const named = [...rules.map(({ name, enabled }) => (enabled ? `rule “${name}”` : `rule “${name}” (disabled)`)), ...controls];
  return named.length === 0 ? "Not used" : `Used by ${named.join(", ")}`;
}

function expiryWords({ expiresOn, expiresAfterDays }) {
  return [expiresAfterDays === null ? "" : `ends after ${plural(expiresAfterDays, "day", "days")}`, expiresOn === null ? "" : `ends on ${new Date(expiresOn).toLocaleDateString()}`].filter((text) => text);
}

function templateItem(template) {
  const { name, builtIn, status, attachments, hasReaders, requirePasskey } = template;
  const title = builtIn ? node("span", { class: "name" }, name) : node("a", { class: "name", href: `#/protection/template/${encodeURIComponent(name)}` }, name);
  const badge = builtIn ? node("span", { class: "badge off" }, "Built in") : node("span", { class: `badge ${status === "published" ? "active" : "off"}` }, status === "published" ? "Published" : "Archived");
  const more = [attachments === "download" ? "Attachments may be kept" : "Attachments are viewed only", ...expiryWords(template), hasReaders ? "not for all recipients" : "", requirePasskey ? "opened with a passkey only" : ""].filter((text) => text);
  return node(
    "li",
    {},
    node("div", { class: "title" }, title, badge),
    node("span", { class: "line" }, `Readers may: ${rightsWords(template)}`),
    node("span", { class: "line muted" }, `${more.join(", ")}. ${usedBy(template)}.`),
  );
}

// ---------------------------------------------------------------- the form of all else

const choices = () => names;
const TOKENS = rowsIn(
  byId("set-tokens"),
  [
    { key: "token", label: "Word", placeholder: "[encrypt]" },
    { key: "template", label: "Template", choices },
  ],
  "a word",
);
const HEADERS = rowsIn(
  byId("set-headers"),
  [
    { key: "header", label: "Field", placeholder: "Sensitivity" },
    { key: "value", label: "Value", placeholder: "Company-Confidential" },
    { key: "template", label: "Template", choices },
  ],
  "a header field",
);
const LABELS = rowsIn(
  byId("set-labels"),
  [
    { key: "label", label: "Label's GUID", placeholder: "2096f6a2-d2f7-48be-b329-b73aaa526e5d" },
    { key: "template", label: "Template", choices },
  ],
  "a label",
);

byId("set-passing").replaceChildren(
  ...Object.entries(PASSING).map(([name, text]) => node("label", { class: "check" }, node("input", { type: "checkbox", value: name }), text)),
);

function passingBoxes() {
  return [...byId("set-passing").querySelectorAll("input")];
}

function writeForm(settings) {
  const { carrier, limits, senderControls } = settings;
  byId("set-carrier").value = carrier.preferred;
  byId("set-attached").value = carrier.largestAttachedBytes / 1024;
  byId("set-subject").value = settings.wrapperSubject;
  byId("set-method").value = settings.method;
  byId("set-decrypt").checked = settings.decryptAttachmentForEncryptOnly;
  TOKENS.write(senderControls.subjectTokens);
  HEADERS.write(senderControls.headers);
  LABELS.write(senderControls.labels);
  byId("set-options").checked = senderControls.options;
  byId("set-inside").checked = senderControls.insideToo;
  byId("set-outside").checked = senderControls.honourOutside;
  for (const box of passingBoxes()) {
    box.checked = settings.passing.includes(box.value);
  }
  byId("set-size").value = limits.largestBytes / MEGABYTE;
  byId("set-recipients").value = limits.mostRecipients;
  byId("set-to").value = limits.longestTo;
}

function readForm() {
  return {
    ...base,
    carrier: { preferred: byId("set-carrier").value, largestAttachedBytes: Math.round(Number(byId("set-attached").value) * 1024) },
    wrapperSubject: byId("set-subject").value,
    method: byId("set-method").value,
    decryptAttachmentForEncryptOnly: byId("set-decrypt").checked,
    senderControls: {
      subjectTokens: TOKENS.read(),
      headers: HEADERS.read(),
      labels: LABELS.read().map((one) => ({ ...one, label: one.label.toLowerCase() })),
      options: byId("set-options").checked,
      insideToo: byId("set-inside").checked,
      honourOutside: byId("set-outside").checked,
    },
    passing: passingBoxes()
      .filter((box) => box.checked)
      .map((box) => box.value)
      .sort(),
    limits: { largestBytes: Math.round(Number(byId("set-size").value) * MEGABYTE), mostRecipients: Number(byId("set-recipients").value), longestTo: Number(byId("set-to").value) },
  };
}

function changes() {
  return base ? changedParts(base, readForm()) : [];
}

/** The bar is there as long as there is something to save. */
function drawBar() {
  byId("settings-bar").classList.toggle("idle", changes().length === 0);
  byId("settings-reset").disabled = changes().length === 0;
}

byId("settings-form").addEventListener("input", drawBar);

function wrongField() {
  return [...byId("settings-form").elements].find((field) => !field.checkValidity());
}

byId("settings-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = wrongField();
  if (wrong) {
    wrong.reportValidity();
    return;
  }
  const parts = changes();
  if (parts.length === 0) {
    tell("Nothing was changed, so nothing was saved.");
    return;
  }
  during(event.submitter ?? event.target.querySelector("button.primary"), () =>
    telling(byId("settings-alert"), async () => {
      byId("settings-merge").hidden = true;
      try {
        const version = await saveSettings(readForm(), tag, `Changed ${parts.map((part) => PARTS[part]).join(", ")}`);
        await load();
        tell(`Saved as version ${version}. It holds for mail from now on.`);
        byId("told").scrollIntoView({ block: "nearest" });
      } catch (problem) {
        byId("settings-merge").hidden = !(problem instanceof Problem && problem.code === "changed-meanwhile");
        throw problem;
      }
    }),
  );
});

byId("settings-merge").addEventListener("click", (event) =>
  during(event.currentTarget, () =>
    telling(byId("settings-alert"), async () => {
      const mine = readForm();
      const newest = await newestSettings();
      const both = merged(base, mine, newest.content);
      await draw(newest);
      writeForm(both);
      drawBar();
      byId("settings-merge").hidden = true;
      tell("This is the newest version with your changes. Look at it, and save it.");
    }),
  ),
);

byId("settings-reset").addEventListener("click", () => {
  writeForm(base);
  byId("settings-merge").hidden = true;
  alertIn(byId("settings-alert"));
  drawBar();
});

// ---------------------------------------------------------------- the page

async function draw(newest) {
  base = newest.content;
  tag = newest.tag;
  const { templates } = await api("protection/templates");
  names = templates.filter(({ status }) => status === "published").map(({ name }) => name);
  byId("templates").replaceChildren(...templates.map(templateItem));
  const version = Number(JSON.parse(tag));
  byId("protection-version").textContent = version === 0 ? "The defaults: nobody has changed anything yet." : `Version ${version}. A change holds for mail that is protected from then on.`;
  await loadHistory(version);
}

async function load() {
  await draw(await newestSettings());
  writeForm(base);
  drawBar();
}

export async function loadProtection() {
  show("protection", "Protection");
  alertIn(byId("settings-alert"));
  byId("settings-merge").hidden = true;
  byId("check-report").replaceChildren();
  await during(byId("protection-refresh"), () => telling(byId("protection-alert"), load));
}

byId("protection-refresh").addEventListener("click", loadProtection);

const OUTCOMES = { PASS: ["Pass", "active"], WARN: ["Look", "expired"], FAIL: ["Fail", "revoked"] };

function outcome(name) {
  const [text, kind] = OUTCOMES[name] ?? [name, "off"];
  return node("span", { class: `badge ${kind}` }, text);
}

byId("protection-check").addEventListener("click", (event) =>
  during(event.currentTarget, () =>
    telling(byId("protection-alert"), async () => {
      const { overall, lines } = await api("protection/check");
      byId("check-report").replaceChildren(
        node(
          "section",
          { class: "card panel check-panel", "aria-label": "Check" },
          node("div", { class: "comparison-head" }, node("h2", {}, "Overall result ", outcome(overall)), button("Close", () => byId("check-report").replaceChildren(), "quiet")),
          node("ul", { class: "checklist" }, ...lines.map((line) => node("li", {}, outcome(line.outcome), node("div", {}, node("span", { class: "name" }, line.what), node("span", { class: "line" }, line.words))))),
        ),
      );
    }),
  ),
);

// ---------------------------------------------------------------- versions

function versionItem({ version, at, by, summary }, newest) {
  return node(
    "li",
    {},
    node(
      "div",
      {},
      node("span", { class: "name" }, `Version ${version}`, version === newest ? " (in force)" : ""),
      node("span", { class: "address" }, summary),
      node("span", { class: "address" }, time(at), ` by ${by}`),
    ),
    node("div", { class: "buttons-inline" }, button("Changes", () => compare(version - 1, version)), version === newest ? "" : button("Restore…", () => askToRestore(version, newest))),
  );
}

async function loadHistory(newest) {
  byId("protection-versions").replaceChildren();
  byId("protection-comparison").replaceChildren();
  await addVersions("", newest);
}

async function addVersions(query, newest) {
  const { versions } = await api(`protection/versions?limit=${PAGE}${query}`);
  byId("protection-versions").append(...versions.map((one) => versionItem(one, newest)));
  const oldest = versions.at(-1)?.version ?? 1;
  if (oldest <= 1) {
    byId("protection-versions").append(
      node(
        "li",
        {},
        node("div", {}, node("span", { class: "name" }, newest === 0 ? "Version 0 (in force)" : "Version 0"), node("span", { class: "address" }, "The defaults")),
        newest === 0 ? "" : node("div", { class: "buttons-inline" }, button("Restore…", () => askToRestore(0, newest))),
      ),
    );
  }
  byId("protection-versions-more").hidden = oldest <= 1;
  byId("protection-versions-more").dataset.before = String(oldest);
}

byId("protection-versions-more").addEventListener("click", (event) =>
  during(event.currentTarget, () =>
    telling(byId("protection-history-alert"), () => addVersions(`&before=${byId("protection-versions-more").dataset.before}`, Number(JSON.parse(tag)))),
  ),
);

const SIGNS = { same: " ", removed: "−", added: "+" };

async function compare(before, after) {
  await telling(byId("protection-history-alert"), async () => {
    const { lines } = await api(`protection/versions/${before}/changes/${after}`);
    const isSame = lines.every(({ kind }) => kind === "same");
    byId("protection-comparison").replaceChildren(
      node("div", { class: "comparison-head" }, node("h3", {}, `From version ${before} to version ${after}`), button("Close", () => byId("protection-comparison").replaceChildren(), "quiet")),
      isSame
        ? node("p", { class: "muted" }, "They are the same.")
        : node("pre", { class: "difference", tabindex: "0", "aria-label": "Changes" }, ...nearChanges(lines).map(({ kind, text }) => node("span", { class: kind }, `${SIGNS[kind]} ${text}\n`))),
    );
    byId("protection-comparison").scrollIntoView({ block: "nearest" });
  });
}

const AROUND = 3;

/** Without lines that are far from any that differs. */
function nearChanges(lines) {
  const near = lines.map((_, place) => lines.slice(Math.max(0, place - AROUND), place + AROUND + 1).some(({ kind }) => kind !== "same"));
  return lines.flatMap((line, place) => (near[place] ? [line] : near[place - 1] ? [{ kind: "same", text: "…" }] : []));
}

function askToRestore(version, newest) {
  confirmFirst(
    {
      title: `Restore version ${version}?`,
      text: [node("p", {}, `The settings and templates of version ${version} take effect at once, as version ${newest + 1}. Those in force now stay in the history.`)],
      yes: "Restore",
      no: "Cancel",
      danger: false,
      reload: loadProtection,
    },
    async () => {
      const { version: restored } = await change(`protection/versions/${version}/restore`, tag, {});
      await load();
      tell(`Version ${version} is restored as version ${restored}.`);
    },
  );
}
