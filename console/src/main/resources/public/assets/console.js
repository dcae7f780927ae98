// The console's pages: who is signed in, and which page is shown. The page holds no secret: the session's cookie is out
// of its reach.

import { Problem, alertIn, api, byId, show, tell, unlessSignedOut, whenSignedOut } from "./page.js";
import { loadCertificates } from "./certificates.js";
import { loadDirectory } from "./directory.js";
import { loadDetails, loadList } from "./messages.js";
import { loadPassed } from "./passed.js";
import { loadProtection } from "./protection.js";
import { loadQuarantine } from "./quarantine.js";
import { loadRules } from "./rules.js";
import { loadTemplate } from "./template.js";

// ---------------------------------------------------------------- signing in and out

function showSignIn(problem) {
  byId("confirm").close();
  for (const id of ["rows", "details", "held-rows", "rule-rows", "rule-notes", "versions", "comparison", "ps-output", "import-report", "upload-report", "passed-rows", "templates", "check-report", "protection-versions", "protection-comparison", "certificate-rows", "certificate-report", "own-made"]) {
    byId(id).replaceChildren();
  }
  byId("ps-command").value = "";
  tell("");
  alertIn(byId("sign-in-alert"), problem);
  show("sign-in", "Sign in");
  byId(byId("user").value ? "password" : "user").focus();
}

whenSignedOut(showSignIn);

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
      tell(other.message);
    }
  }
});

// ---------------------------------------------------------------- where we are

const PLACES = {
  "#/passed": loadPassed,
  "#/quarantine": loadQuarantine,
  "#/rules": loadRules,
  "#/protection": loadProtection,
  "#/protection/new": () => loadTemplate(),
  "#/certificates": loadCertificates,
  "#/directory": loadDirectory,
};

async function follow() {
  const message = /^#\/messages\/([a-z2-7]+)$/.exec(location.hash);
  const template = /^#\/protection\/template\/(.+)$/.exec(location.hash);
  tell("");
  if (message) {
    await loadDetails(message[1]);
  } else if (template) {
    await loadTemplate(decodeURIComponent(template[1]));
  } else {
    await (PLACES[location.hash] ?? loadList)();
    scrollTo(0, 0);
    if (byId("template").hidden) {
      byId("main").focus({ preventScroll: true });
    }
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
