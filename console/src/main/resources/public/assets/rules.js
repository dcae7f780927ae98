// The rules: what they do and how often they match, commands, files, and every version there was.

import { alertIn, api, button, byId, change, confirmFirst, during, node, plural, show, tell, telling, time, versioned } from "./page.js";

const MODES = { ENFORCE: "Enforce", AUDIT: "Audit", AUDIT_AND_NOTIFY: "Audit and notify" };
const PAGE = 20;

let tag = '"0"';
let newest = 0;

// ---------------------------------------------------------------- the table

/** What the API calls otherwise than Exchange, by the member that holds it. */
const VALUES = {
  scope: { INSIDE: "InOrganization", OUTSIDE: "NotInOrganization" },
  type: { OOF: "OOF" },
};

/** Members whose values are names of the program: `READ_RECEIPT` is shown as `ReadReceipt`. */
const NAMES = new Set(["type", "importance", "relationship", "user", "operator", "location", "fallback"]);

function exchangeName(name) {
  return name
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}

function member([name, value]) {
  return VALUES[name]?.[value] ?? (NAMES.has(name) && /^[A-Z_]+$/.test(value) ? exchangeName(value) : words(value));
}

/** A value of a condition or an action, as text. */
function words(value) {
  if (Array.isArray(value)) {
    return value.map(words).join(", ");
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value).map(member).join(": ");
  }
  return String(value);
}

function parameter(item) {
  const [[name, members]] = Object.entries(item);
  const text = Object.entries(members).map(member).join(", ");
  return node("li", {}, node("span", { class: "parameter" }, name), text ? ` ${text}` : "");
}

function part(title, items, nothing) {
  const list = items.length > 0 ? node("ul", { class: "plain" }, ...items) : node("p", { class: "muted" }, nothing);
  return node("div", {}, node("h3", {}, title), list);
}

function remarks(properties) {
  const { errorAction, activation, expiry, senderAddressLocation, auditSeverity } = properties;
  return [
    errorAction === "IGNORE" ? "On error, mail goes on without this rule" : "On error, mail waits",
    activation ? `Active from ${activation}` : "",
    expiry ? `Active until ${expiry}` : "",
    senderAddressLocation === "HEADER" ? "" : `Sender looked for in: ${senderAddressLocation.toLowerCase().replaceAll("_", " ")}`,
    auditSeverity ? `Severity: ${auditSeverity.toLowerCase().replaceAll("_", " ")}` : "",
  ]
    .filter((text) => text)
    .map((text) => node("li", {}, text));
}

function details(rule, id) {
  const kept = rule.kept.map(({ name, value }) => node("li", {}, node("span", { class: "parameter" }, name), ` ${value}`));
  const cell = node(
    "td",
    { role: "cell", colspan: "6" },
    node(
      "div",
      { class: "parts" },
      part("Conditions (all of them)", rule.conditions.map(parameter), "None: it matches every mail."),
      part("Exceptions (any of them)", rule.exceptions.map(parameter), "None."),
      part("Actions", rule.actions.map(parameter), "None."),
      part("Properties", remarks(rule.properties), "None."),
      kept.length > 0 ? part("Kept, not carried out", kept, "") : "",
    ),
    rule.properties.comments ? node("p", { class: "comments" }, rule.properties.comments) : "",
  );
  return node("tr", { role: "row", class: "opened", id, hidden: "" }, cell);
}

function row(rule, priority, hits) {
  const id = `rule-${priority}`;
  const opener = node("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": id }, rule.name);
  const opened = details(rule, id);
  opener.addEventListener("click", () => {
    opened.hidden = !opened.hidden;
    opener.setAttribute("aria-expanded", String(!opened.hidden));
  });
  const state = rule.enabled ? "active" : "off";
  const count = hits[rule.id] ?? 0;
  return [
    node(
      "tr",
      { role: "row" },
      node("td", { role: "cell", "data-label": "Priority" }, String(priority)),
      node("td", { role: "cell" }, opener),
      node("td", { role: "cell" }, node("span", { class: `badge ${state}` }, rule.enabled ? "Enabled" : "Disabled")),
      node("td", { role: "cell", "data-label": "Mode" }, MODES[rule.properties.mode] ?? rule.properties.mode),
      node("td", { role: "cell", "data-label": "Mails in 7 days", class: "number" }, count.toLocaleString()),
      node("td", { role: "cell", class: "comment" }, rule.properties.comments.split("\n")[0]),
    ),
    opened,
  ];
}

/** Counts are no reason not to show the rules. */
async function hitsOfTheWeek() {
  try {
    const { days } = await api("rules/hits?days=7");
    const sum = {};
    for (const { hits } of days) {
      for (const [rule, count] of Object.entries(hits)) {
        sum[rule] = (sum[rule] ?? 0) + count;
      }
    }
    return sum;
  } catch {
    return {};
  }
}

function drawRules({ version, rules, warnings }, hits) {
  byId("rule-rows").replaceChildren(...rules.flatMap((rule, priority) => row(rule, priority, hits)));
  byId("rules-card").hidden = rules.length === 0;
  byId("rules-empty").hidden = rules.length > 0;
  byId("rule-notes").hidden = warnings.length === 0;
  byId("rule-notes").replaceChildren(...warnings.map(({ rule, message }) => node("li", {}, node("strong", {}, rule), ` ${message}`)));
  byId("rules-version").textContent =
    version === 0
      ? "The default rules: nobody has changed anything yet. They are run in this order, from priority 0 on."
      : `Version ${version}. Rules are run in this order, from priority 0 on.`;
}

async function load() {
  const [current, hits] = await Promise.all([versioned("rules"), hitsOfTheWeek()]);
  if (tag !== current.tag) {
    // It says what a file would do to other rules.
    byId("import-report").replaceChildren();
  }
  tag = current.tag;
  newest = current.content.version;
  drawRules(current.content, hits);
  await loadHistory();
}

export async function loadRules() {
  show("rules", "Rules");
  if (!byId("import-culture").value) {
    byId("import-culture").value = navigator.language;
    byId("import-zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  await during(byId("rules-refresh"), () => telling(byId("rules-alert"), load));
}

byId("rules-refresh").addEventListener("click", loadRules);

// ---------------------------------------------------------------- commands

byId("ps-form").addEventListener("submit", (event) => {
  event.preventDefault();
  during(event.target.querySelector("button"), () =>
    telling(byId("ps-alert"), async () => {
      const answer = await api("rules/powershell", { command: byId("ps-command").value });
      const saved = answer.version !== newest;
      byId("ps-output").replaceChildren(
        ...(answer.output ? [node("pre", {}, answer.output.replace(/^\n+|\n+$/g, ""))] : []),
        ...answer.errors.map((error) => node("pre", { class: "error" }, error)),
        node("p", { class: "muted" }, saved ? `Saved as version ${answer.version}.` : "Nothing was changed."),
      );
      if (saved) {
        await load();
      }
    }),
  );
});

byId("ps-command").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    byId("ps-form").requestSubmit();
  }
});

// ---------------------------------------------------------------- files

function importPath(dryRun) {
  const query = new URLSearchParams({
    dryRun: String(dryRun),
    as: byId("import-as").value,
    culture: byId("import-culture").value.trim(),
    zone: byId("import-zone").value.trim(),
  });
  return `rules/import?${query}`;
}

function imported(rule) {
  const mood = rule.outcome === "not imported" ? "bad" : rule.changes.length > 0 ? "late" : "good";
  const why = rule.why ? [node("li", {}, rule.place ? `${rule.why} (${rule.place} of its command)` : rule.why)] : [];
  return node(
    "li",
    { class: mood },
    node("span", { class: "name" }, rule.name || `The rule in line ${rule.line}`),
    node("span", { class: "outcome" }, rule.outcome),
    node("ul", { class: "plain" }, ...rule.changes.map((text) => node("li", {}, text)), ...why),
  );
}

function missing(what, names) {
  return names.length > 0 ? node("p", {}, `Missing ${what}: ${names.join(", ")}`) : "";
}

function drawImport(report, file) {
  const good = report.rules.filter((rule) => rule.outcome !== "not imported").length;
  byId("import-report").replaceChildren(
    node("h3", {}, `${good} of ${plural(report.rules.length, "rule", "rules")} can be imported`),
    ...report.notices.map((text) => node("p", {}, text)),
    missing("protection templates", report.missingProtectionTemplates),
    missing("branding templates", report.missingBrandingTemplates),
    node("ol", { class: "imported" }, ...report.rules.map(imported)),
    good > 0 ? node("div", { class: "buttons start" }, button(`Import ${plural(good, "rule", "rules")}…`, () => askToImport(good, file), "primary")) : "",
  );
}

function askToImport(good, file) {
  const begin = byId("import-as").value === "audit" ? "in mode Audit: they note what they match and do nothing else" : "disabled";
  confirmFirst(
    {
      title: `Import ${plural(good, "rule", "rules")}?`,
      text: [node("p", {}, `They begin ${begin}. Rules with the same id are replaced. The version before stays in the history.`)],
      yes: "Import",
      no: "Cancel",
      danger: false,
      reload: loadRules,
    },
    async () => {
      const report = await change(importPath(false), tag, file);
      byId("import-report").replaceChildren();
      byId("import-file").value = "";
      await load();
      tell(report.version === null ? "Nothing was changed: the rules are the same." : `${plural(good, "rule", "rules")} imported as version ${report.version}.`);
    },
  );
}

byId("import-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const [file] = byId("import-file").files;
  byId("import-report").replaceChildren();
  during(event.target.querySelector("button"), () => telling(byId("import-alert"), async () => drawImport(await api(importPath(true), file), file)));
});

for (const id of ["import-file", "import-as", "import-culture", "import-zone"]) {
  byId(id).addEventListener("change", () => {
    byId("import-report").replaceChildren();
    alertIn(byId("import-alert"));
  });
}

// ---------------------------------------------------------------- versions

function versionItem({ version, at, by, summary }) {
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
    node(
      "div",
      { class: "buttons-inline" },
      button("Changes", () => compare(version - 1, version)),
      version === newest ? "" : button("Restore…", () => askToRestore(version)),
    ),
  );
}

function defaults() {
  return node(
    "li",
    {},
    node("div", {}, node("span", { class: "name" }, newest === 0 ? "Version 0 (in force)" : "Version 0"), node("span", { class: "address" }, "The default rules")),
    newest === 0 ? "" : node("div", { class: "buttons-inline" }, button("Restore…", () => askToRestore(0))),
  );
}

function options(select, chosen) {
  select.replaceChildren(...[...Array(newest + 1).keys()].reverse().slice(0, 500).map((version) => node("option", { value: String(version) }, String(version))));
  select.value = String(chosen);
}

async function loadHistory() {
  byId("versions").replaceChildren();
  byId("comparison").replaceChildren();
  options(byId("compare-before"), Math.max(0, newest - 1));
  options(byId("compare-after"), newest);
  await addVersions("");
}

async function addVersions(query) {
  const { versions } = await api(`rules/versions?limit=${PAGE}${query}`);
  byId("versions").append(...versions.map(versionItem));
  const oldest = versions.at(-1)?.version ?? 1;
  const isAll = oldest <= 1;
  if (isAll) {
    byId("versions").append(defaults());
  }
  byId("versions-more").hidden = isAll;
  byId("versions-more").dataset.before = String(oldest);
}

byId("versions-more").addEventListener("click", (event) =>
  during(event.currentTarget, () => telling(byId("history-alert"), () => addVersions(`&before=${byId("versions-more").dataset.before}`))),
);

const SIGNS = { same: " ", removed: "−", added: "+" };

function changed({ kind, rule, from, to, lines }) {
  const what = {
    added: `Added with priority ${to}`,
    removed: `Removed (had priority ${from})`,
    moved: `Moved from priority ${from} to ${to}`,
    changed: "Changed",
  }[kind];
  const text =
    lines.length > 0
      ? node("pre", { class: "difference", tabindex: "0", "aria-label": `Changes of ${rule}` }, ...lines.map((line) => node("span", { class: line.kind }, `${SIGNS[line.kind]} ${line.text}\n`)))
      : "";
  return node("li", {}, node("span", { class: "name" }, rule), node("span", { class: "address" }, what), text);
}

async function closeComparison() {
  byId("comparison").replaceChildren();
  byId("compare-form").querySelector("button").focus();
}

async function compare(before, after) {
  await telling(byId("history-alert"), async () => {
    const { changes } = await api(`rules/versions/${before}/changes/${after}`);
    byId("comparison").replaceChildren(
      node("div", { class: "comparison-head" }, node("h3", {}, `From version ${before} to version ${after}`), button("Close", closeComparison, "quiet")),
      changes.length === 0 ? node("p", { class: "muted" }, "They are the same.") : node("ul", { class: "changes", tabindex: "0", "aria-label": "Changes" }, ...changes.map(changed)),
    );
    byId("comparison").scrollIntoView({ block: "nearest" });
  });
}

byId("compare-form").addEventListener("submit", (event) => {
  event.preventDefault();
  during(event.target.querySelector("button"), () => compare(Number(byId("compare-before").value), Number(byId("compare-after").value)));
});

function askToRestore(version) {
  confirmFirst(
    {
      title: `Restore version ${version}?`,
      text: [node("p", {}, `The rules of version ${version} take effect at once, as version ${newest + 1}. The rules in force now stay in the history.`)],
      yes: "Restore",
      no: "Cancel",
      danger: false,
      reload: loadRules,
    },
    async () => {
      const { version: restored } = await change(`rules/versions/${version}/restore`, tag, {});
      await load();
      tell(`Version ${version} is restored as version ${restored}.`);
    },
  );
}
