// One protection template: made, changed, archived, published again, deleted.

import { Problem, alertIn, byId, confirmFirst, during, node, show, tell, telling } from "./page.js";
import { lines, rowsIn } from "./rows.js";
import { newestSettings, saveSettings } from "./settings.js";

/** Common names and, beside them, the policy codes of Exchange. */
const RIGHTS = [
  ["VIEW", "View", "VIEW"],
  ["REPLY", "Reply", "REPLY"],
  ["REPLY_ALL", "Reply all", "REPLYALL"],
  ["FORWARD", "Forward", "FORWARD"],
  ["COPY", "Copy", "EXTRACT"],
  ["PRINT", "Print", "PRINT"],
  ["EDIT", "Edit content", "DOCEDIT"],
  ["SAVE", "Save", "EDIT"],
  ["COMMENT", "Comment", "COMMENT"],
  ["EXPORT", "Save as, export", "EXPORT"],
  ["VIEW_RIGHTS", "View rights", "VIEWRIGHTSDATA"],
  ["CHANGE_RIGHTS", "Change rights", "EDITRIGHTSDATA"],
  ["ALLOW_MACROS", "Allow macros", "OBJMODEL"],
  ["OWNER", "Full control", "OWNER"],
];

const VIEWER = ["VIEW", "VIEW_RIGHTS", "REPLY", "REPLY_ALL", "ALLOW_MACROS"];
const RESTRICTED_EDITOR = [...VIEWER, "SAVE", "EDIT", "FORWARD"];
const LEVELS = {
  "Viewer": VIEWER,
  "Restricted editor (Reviewer)": RESTRICTED_EDITOR,
  "Editor (Co-Author)": [...RESTRICTED_EDITOR, "COPY", "PRINT"],
  "Owner (Co-Owner)": RIGHTS.map(([name]) => name),
  "Encrypt": RIGHTS.map(([name]) => name).filter((name) => name !== "EXPORT" && name !== "OWNER"),
  "Do Not Forward": ["VIEW", "REPLY", "REPLY_ALL"],
};
const OTHER = "rights of your own choice";

const NEW = {
  name: "",
  texts: {},
  rights: { rights: LEVELS["Do Not Forward"] },
  readers: null,
  expiry: { on: null, afterDays: null },
  attachments: "VIEW_ONLY",
  status: "PUBLISHED",
  requirePasskey: false,
};

/** The name of the one that is changed; undefined of a new one. */
let opened;
let status = "PUBLISHED";

// ---------------------------------------------------------------- the form

const TEXTS = rowsIn(
  byId("template-texts"),
  [
    { key: "language", label: "Language", placeholder: "de" },
    { key: "name", label: "Name", placeholder: "Streng vertraulich" },
    { key: "description", label: "Description" },
  ],
  "a language",
);

byId("template-rights").replaceChildren(
  ...RIGHTS.map(([name, text, code]) => node("label", { class: "check" }, node("input", { type: "checkbox", value: name, ...(name === "VIEW" ? { disabled: "" } : {}) }), node("span", {}, text, " ", node("span", { class: "code" }, code)))),
);
byId("template-level").replaceChildren(...[...Object.keys(LEVELS), OTHER].map((name) => node("option", { value: name }, name)));

function boxes() {
  return [...byId("template-rights").querySelectorAll("input")];
}

function chosenRights() {
  return boxes()
    .filter((box) => box.checked)
    .map((box) => box.value);
}

function tick(rights) {
  for (const box of boxes()) {
    box.checked = box.value === "VIEW" || rights.includes(box.value);
  }
  drawLevel();
}

function drawLevel() {
  const rights = new Set(chosenRights());
  const level = Object.entries(LEVELS).find(([, wanted]) => wanted.length === rights.size && wanted.every((right) => rights.has(right)));
  byId("template-level").value = level ? level[0] : OTHER;
}

byId("template-level").addEventListener("change", () => tick(LEVELS[byId("template-level").value] ?? chosenRights()));
byId("template-rights").addEventListener("change", drawLevel);

/** A `datetime-local` has no time zone: it is this browser's. */
function localText(instant) {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function writeForm({ name, texts, rights, readers, expiry, attachments, requirePasskey }) {
  byId("template-name").value = name;
  TEXTS.write(Object.entries(texts).map(([language, text]) => ({ language, ...text })));
  tick(rights.rights);
  byId("template-attachments").value = attachments;
  byId("template-passkey").checked = requirePasskey;
  for (const part of ["people", "groups", "domains"]) {
    byId(`template-${part}`).value = (readers?.[part] ?? []).join("\n");
  }
  byId("template-days").value = expiry.afterDays ?? "";
  byId("template-on").value = expiry.on ? localText(expiry.on) : "";
}

function readReaders() {
  const [people, groups, domains] = ["people", "groups", "domains"].map((part) => lines(byId(`template-${part}`).value));
  return people.length + groups.length + domains.length === 0 ? null : { people, groups, domains };
}

function readForm() {
  const on = byId("template-on").value;
  const days = byId("template-days").value;
  return {
    name: byId("template-name").value.trim(),
    texts: Object.fromEntries(TEXTS.read().map(({ language, name, description }) => [language, { name, description }])),
    rights: { rights: chosenRights().sort() },
    readers: readReaders(),
    expiry: { on: on ? new Date(on).toISOString() : null, afterDays: days ? Number(days) : null },
    attachments: byId("template-attachments").value,
    status,
    requirePasskey: byId("template-passkey").checked,
  };
}

// ---------------------------------------------------------------- showing it

function draw() {
  const isNew = opened === undefined;
  const isPublished = status === "PUBLISHED";
  byId("template-title").textContent = isNew ? "New template" : opened;
  byId("template-badge").className = isNew ? "" : `badge ${isPublished ? "active" : "off"}`;
  byId("template-badge").textContent = isNew ? "" : isPublished ? "Published" : "Archived";
  byId("template-note").textContent = isNew
    ? "As soon as it is saved, rules and senders can name it."
    : isPublished
      ? "Changes hold for mail that is protected from then on."
      : "Nobody is offered an archived template. It can be published again, or deleted.";
  byId("template-name").readOnly = !isNew;
  byId("template-archive").hidden = isNew;
  byId("template-archive").textContent = isPublished ? "Archive…" : "Publish again";
  byId("template-delete").hidden = isNew || isPublished;
  byId("template-save").textContent = isNew ? "Make template" : "Save template";
}

/** @param {string} [name] undefined for a new one */
export async function loadTemplate(name) {
  show("template", name ?? "New template");
  alertIn(byId("template-alert"));
  opened = name;
  byId("template-form").hidden = true;
  byId("template-title").textContent = name ?? "New template";
  await telling(byId("template-load-alert"), async () => {
    const known = name === undefined ? NEW : find((await newestSettings()).content, name);
    if (!known) {
      throw new Problem(404, { message: `There is no template “${name}”. Somebody may have deleted it.`, code: "template-unknown" });
    }
    ({ status } = known);
    writeForm(known);
    draw();
    byId("template-form").hidden = false;
  });
  scrollTo(0, 0);
  byId("template-title").focus({ preventScroll: true });
}

function find(settings, name) {
  return settings.ownTemplates.find((one) => one.name === name);
}

// ---------------------------------------------------------------- changing it

/** Changes this one template in the newest version, so that nobody else's change is lost. */
async function store(edit, summary) {
  const { content, tag } = await newestSettings();
  const ownTemplates = edit(content.ownTemplates);
  return saveSettings({ ...content, ownTemplates }, tag, summary);
}

function replaced(templates, template) {
  if (!templates.some(({ name }) => name === template.name)) {
    throw new Problem(404, { message: `There is no template “${template.name}” any more: somebody has deleted it. Make a new one to keep yours.`, code: "template-unknown" });
  }
  return templates.map((one) => (one.name === template.name ? template : one));
}

function done(text) {
  location.hash = "#/protection";
  addEventListener("hashchange", () => tell(text), { once: true });
}

function wrongField() {
  return [...byId("template-form").elements].find((field) => !field.checkValidity());
}

byId("template-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = wrongField();
  if (wrong) {
    wrong.reportValidity();
    return;
  }
  during(byId("template-save"), () =>
    telling(byId("template-alert"), async () => {
      const template = readForm();
      const version =
        opened === undefined
          ? await store((all) => [...all, template], `Made the template “${template.name}”`)
          : await store((all) => replaced(all, template), `Changed the template “${template.name}”`);
      done(`The template “${template.name}” is saved, as version ${version}.`);
    }),
  );
});

async function setStatus(to, summary) {
  const version = await store((all) => {
    const one = all.find(({ name }) => name === opened);
    return replaced(all, { ...(one ?? { name: opened }), status: to });
  }, summary);
  done(`${summary}, as version ${version}.`);
}

byId("template-archive").addEventListener("click", (event) => {
  if (status === "ARCHIVED") {
    during(event.currentTarget, () => telling(byId("template-alert"), () => setStatus("PUBLISHED", `Published the template “${opened}” again`)));
    return;
  }
  confirmFirst(
    {
      title: `Archive “${opened}”?`,
      text: [node("p", {}, "Nobody can choose it any more. Messages that were protected with it keep their terms. It can be published again."), node("p", { class: "muted" }, "Changes here that are not saved are dropped.")],
      yes: "Archive",
      no: "Keep it published",
      danger: false,
    },
    () => setStatus("ARCHIVED", `Archived the template “${opened}”`),
  );
});

byId("template-delete").addEventListener("click", () =>
  confirmFirst(
    {
      title: `Delete “${opened}”?`,
      text: [node("p", {}, "Messages that were protected with it keep their terms. It stays in the history of the settings.")],
      yes: "Delete",
      no: "Keep it",
    },
    async () => {
      const version = await store((all) => all.filter(({ name }) => name !== opened), `Deleted the template “${opened}”`);
      done(`The template “${opened}” is deleted, as version ${version}.`);
    },
  ),
);
