// Mail that rules hold until an admin decides.

import { api, button, byId, confirmFirst, during, node, plural, show, tell, telling, time } from "./page.js";

const MOST = 500;
const MOST_NAMED = 3;

/** Each on a line of its own: addresses are long. */
function recipientLines(recipients) {
  const more = recipients.length - MOST_NAMED;
  return [
    ...recipients.slice(0, MOST_NAMED).map((address, place) => node("span", { class: "address" }, place === 0 ? `to ${address}` : address)),
    more > 0 ? node("span", { class: "address" }, `and ${more} more`) : "",
  ];
}

function protection(mail) {
  const tls = mail.requireTls ? node("span", { class: "address" }, "over TLS only") : "";
  return [node("span", { class: "line" }, mail.template ?? "None"), tls];
}

function row(mail) {
  return node(
    "tr",
    { role: "row" },
    node("td", { role: "cell" }, time(mail.since)),
    node(
      "td",
      { role: "cell" },
      node("span", { class: "name" }, mail.author),
      ...recipientLines(mail.recipients),
      mail.messageId ? node("span", { class: "address mono" }, mail.messageId) : "",
    ),
    node("td", { role: "cell", "data-label": "Rules" }, ...mail.rules.map((rule) => node("span", { class: "line" }, rule))),
    node("td", { role: "cell", "data-label": "Protection" }, ...protection(mail)),
    node(
      "td",
      { role: "cell", class: "decide" },
      button("Release…", () => ask(mail, RELEASE)),
      button("Delete…", () => ask(mail, DELETE), "quiet-danger"),
    ),
  );
}

const RELEASE = {
  path: "release",
  title: "Release this mail?",
  yes: "Release",
  no: "Keep it held",
  danger: false,
  done: "The mail is released and on its way.",
  text: (mail) =>
    mail.template
      ? `It goes to all of these recipients, protected as “${mail.template}”. Rules are not run again.`
      : "It goes to all of these recipients, without protection. Rules are not run again.",
};

const DELETE = {
  path: "delete",
  title: "Delete this mail?",
  yes: "Delete for good",
  no: "Keep it held",
  danger: true,
  done: "The mail is deleted.",
  text: () => "Nobody gets it, and neither its author nor its recipients are told. It cannot be undone.",
};

function ask(mail, decision) {
  confirmFirst(
    {
      ...decision,
      text: [
        node("p", {}, `The mail of ${mail.author}, held since `, time(mail.since), `, to ${plural(mail.recipients.length, "recipient", "recipients")}:`),
        node("ul", { class: "plain", tabindex: mail.recipients.length > MOST_NAMED ? "0" : "-1", "aria-label": "Recipients" }, ...mail.recipients.map((address) => node("li", {}, address))),
        node("p", {}, decision.text(mail)),
      ],
    },
    async () => {
      await api(`quarantine/${encodeURIComponent(mail.id)}/${decision.path}`, {});
      tell(decision.done);
      await load(mail.id);
    },
  );
}

/** @param {string} [decided] of a mail that is held no more, though the list may not know it yet */
async function load(decided) {
  const mails = (await api(`quarantine?limit=${MOST}`)).mails.filter(({ id }) => id !== decided);
  byId("held-rows").replaceChildren(...mails.map(row));
  byId("held-card").hidden = mails.length === 0;
  byId("held-empty").hidden = mails.length > 0;
  byId("held-count").textContent = mails.length === 0 ? "" : mails.length === MOST ? `The newest ${MOST} mails` : plural(mails.length, "mail", "mails");
}

export async function loadQuarantine() {
  show("quarantine", "Quarantine");
  await during(byId("quarantine-refresh"), () => telling(byId("quarantine-alert"), () => load()));
}

byId("quarantine-refresh").addEventListener("click", loadQuarantine);
