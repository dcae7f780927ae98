// Mail that went on as it was although something asked for more.

import { api, byId, during, node, plural, show, telling, time } from "./page.js";

const MOST = 500;

function row({ at, messageId, reason, rules }) {
  return node(
    "tr",
    { role: "row" },
    node("td", { role: "cell" }, time(at)),
    node("td", { role: "cell" }, reason),
    node("td", { role: "cell", "data-label": "Asked for by" }, ...(rules.length > 0 ? rules.map((rule) => node("span", { class: "line" }, rule)) : ["its sender"])),
    node("td", { role: "cell", class: "mono" }, messageId ?? "none"),
  );
}

async function load() {
  const { mails } = await api(`passed?limit=${MOST}`);
  byId("passed-rows").replaceChildren(...mails.map(row));
  byId("passed-card").hidden = mails.length === 0;
  byId("passed-empty").hidden = mails.length > 0;
  byId("passed-count").textContent = mails.length === 0 ? "" : mails.length === MOST ? `The newest ${MOST} mails` : plural(mails.length, "mail", "mails");
}

export async function loadPassed() {
  show("passed", "Passed without protection");
  await during(byId("passed-refresh"), () => telling(byId("passed-alert"), load));
}

byId("passed-refresh").addEventListener("click", loadPassed);
