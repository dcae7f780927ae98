// Certificates: of people outside, and of the organization itself.

import { Problem, alertIn, api, button, byId, confirmFirst, during, facts, node, plural, remove, show, tell, telling, time } from "./page.js";
import { lines } from "./rows.js";
import { merged, newestSettings, saveSettings } from "./settings.js";

const ORIGINS = { upload: "uploaded", directory: "from the directory", "signed-mail": "came with signed mail" };
const NONE = {
  proposed: "None is proposed. Certificates that come with signed mail wait here until somebody decides.",
  trusted: "None is trusted: no mail is sent by S/MIME.",
  refused: "None is refused.",
};

let base;
let tag = '"0"';

// ---------------------------------------------------------------- of people outside

function standing() {
  return document.querySelector('input[name="standing"]:checked').value;
}

function path({ address, fingerprint }, what = "") {
  return `certificates/${fingerprint}${what}?address=${encodeURIComponent(address)}`;
}

async function decide(certificate, what, told) {
  await api(path(certificate, `/${what}`), {});
  await loadPage();
  tell(told);
}

function askToApprove(certificate) {
  confirmFirst(
    {
      title: "Trust this certificate?",
      text: [
        node("p", {}, `Mail to ${certificate.address} may be encrypted to it. Whoever holds its key reads that mail.`),
        certificate.others.length > 0 ? node("p", {}, node("strong", {}, "Another certificate of this address is trusted already."), " Ask its owner, by another way than mail, whether both are theirs.") : "",
      ],
      yes: "Trust it",
      no: "Cancel",
      danger: certificate.others.length > 0,
    },
    () => decide(certificate, "approve", `The certificate of ${certificate.address} is trusted.`),
  );
}

function askToRefuse(certificate) {
  confirmFirst(
    {
      title: "Refuse this certificate?",
      text: [node("p", {}, `Mail to ${certificate.address} is not encrypted to it, and it is not proposed again.`)],
      yes: "Refuse it",
      no: "Cancel",
      danger: false,
    },
    () => decide(certificate, "refuse", `The certificate of ${certificate.address} is refused.`),
  );
}

function askToRemove(certificate) {
  confirmFirst(
    {
      title: "Remove this certificate?",
      text: [node("p", {}, `It is forgotten, and is proposed again when it comes with signed mail of ${certificate.address} again. Refuse it to be asked no more.`)],
      yes: "Remove it",
      no: "Keep it",
    },
    async () => {
      await remove(path(certificate));
      await loadPage();
      tell(`The certificate of ${certificate.address} is removed.`);
    },
  );
}

function grouped(fingerprint) {
  return fingerprint.match(/.{1,8}/g).join(" ");
}

function contentFacts({ content, fingerprint, origin, since, by }) {
  const how = `${ORIGINS[origin] ?? origin}${by ? `, by ${by}` : ""}`;
  return facts([
    ["Subject", content?.subject ?? "It cannot be read."],
    ["Issued by", content?.issuer],
    ["Valid", content ? node("span", {}, time(content.from), " to ", time(content.until), new Date(content.until) < new Date() ? node("strong", {}, " (it has ended)") : "") : ""],
    ["Key", content?.key],
    ["SHA-256", node("span", { class: "mono" }, grouped(fingerprint))],
    ["Since", node("span", {}, time(since), `, ${how}`)],
  ]);
}

function item(certificate) {
  const buttons = [
    certificate.standing === "trusted" ? "" : button("Approve…", () => askToApprove(certificate)),
    certificate.standing === "refused" ? "" : button("Refuse…", () => askToRefuse(certificate)),
    button("Remove…", () => askToRemove(certificate), "quiet-danger"),
  ];
  const warning =
    certificate.others.length > 0
      ? node("p", { class: "note" }, `${plural(certificate.others.length, "other certificate", "other certificates")} of this address ${certificate.others.length === 1 ? "is" : "are"} trusted. Its owner may have a new one; or somebody else poses as them.`)
      : "";
  return node("li", {}, node("h3", {}, certificate.address), warning, contentFacts(certificate), node("div", { class: "buttons start" }, ...buttons));
}

async function loadPage(after = "") {
  const kind = standing();
  const page = await api(`certificates?standing=${kind}${after}`);
  if (after === "") {
    byId("certificate-rows").replaceChildren();
  }
  byId("certificate-rows").append(...page.certificates.map(item));
  const isEmpty = byId("certificate-rows").childElementCount === 0;
  byId("certificates-empty").hidden = !isEmpty;
  byId("certificates-empty").textContent = isEmpty ? NONE[kind] : "";
  byId("certificates-more").hidden = page.next === null;
  byId("certificates-more").dataset.next = page.next ?? "";
}

byId("certificates-more").addEventListener("click", (event) =>
  during(event.currentTarget, () => telling(byId("certificates-alert"), () => loadPage(`&after=${encodeURIComponent(byId("certificates-more").dataset.next)}`))),
);
byId("standings").addEventListener("change", () => telling(byId("certificates-alert"), () => loadPage()));

// ---------------------------------------------------------------- uploading

function reported(title, items) {
  return items.length === 0 ? [] : [node("h3", {}, title), node("ul", { class: "changes" }, ...items)];
}

byId("certificate-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const [file] = byId("certificate-file").files;
  byId("certificate-report").replaceChildren();
  during(event.target.querySelector("button"), () =>
    telling(byId("certificate-upload-alert"), async () => {
      const { trusted, known, refused } = await api("certificates", file);
      byId("certificate-report").replaceChildren(
        ...reported("Trusted from now on", trusted.map(({ address, content }) => node("li", {}, node("span", { class: "name" }, address), node("span", { class: "address" }, content?.issuer ?? "")))),
        ...reported("Trusted before", known.map(({ address }) => node("li", {}, node("span", { class: "name" }, address)))),
        ...reported("Not taken", refused.map(({ subject, reason }) => node("li", {}, node("span", { class: "name" }, subject), node("span", {}, `Not taken, because ${reason}.`)))),
      );
      byId("certificate-form").reset();
      await loadPage();
    }),
  );
});
byId("certificate-file").addEventListener("change", () => {
  byId("certificate-report").replaceChildren();
  alertIn(byId("certificate-upload-alert"));
});

// ---------------------------------------------------------------- of the organization

const PEM = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?-----END [A-Z0-9 ]+-----/g;

function blocks(id) {
  const text = byId(id).value.trim();
  return text.match(PEM) ?? (text ? [text] : []);
}

function writeForm({ signingCertificate, openingCertificate, trustAnchors, revocationLists, cbcDomains }) {
  byId("smime-signing").value = signingCertificate ?? "";
  byId("smime-opening").value = openingCertificate ?? "";
  byId("smime-anchors").value = trustAnchors.join("\n");
  byId("smime-crls").value = revocationLists.join("\n");
  byId("smime-cbc").value = cbcDomains.join("\n");
}

function readForm() {
  return {
    signingCertificate: byId("smime-signing").value.trim() || null,
    openingCertificate: byId("smime-opening").value.trim() || null,
    trustAnchors: blocks("smime-anchors"),
    revocationLists: blocks("smime-crls"),
    cbcDomains: lines(byId("smime-cbc").value),
  };
}

async function loadOwn() {
  const newest = await newestSettings();
  base = newest.content;
  tag = newest.tag;
  byId("smime-merge").hidden = true;
  writeForm(base.smime);
}

byId("smime-form").addEventListener("submit", (event) => {
  event.preventDefault();
  during(event.target.querySelector("button"), () =>
    telling(byId("smime-alert"), async () => {
      byId("smime-merge").hidden = true;
      try {
        const version = await saveSettings({ ...base, smime: readForm() }, tag, "Changed S/MIME");
        await loadOwn();
        tell(`Saved as version ${version} of the protection settings.`);
        byId("told").scrollIntoView({ block: "nearest" });
      } catch (problem) {
        byId("smime-merge").hidden = !(problem instanceof Problem && problem.code === "changed-meanwhile");
        throw problem;
      }
    }),
  );
});

byId("smime-merge").addEventListener("click", (event) =>
  during(event.currentTarget, () =>
    telling(byId("smime-alert"), async () => {
      const newest = await newestSettings();
      const smime = merged(base.smime, readForm(), newest.content.smime);
      base = newest.content;
      tag = newest.tag;
      writeForm(smime);
      byId("smime-merge").hidden = true;
      tell("This is the newest version with your changes. Look at it, and save it.");
    }),
  ),
);

function made(title, pem, use) {
  byId("own-made").replaceChildren(
    node("h3", {}, title),
    node("pre", { tabindex: "0", "aria-label": title }, pem),
    node("div", { class: "buttons start" }, button("Copy", () => navigator.clipboard.writeText(pem)), use ?? ""),
  );
}

byId("own-request").addEventListener("click", (event) =>
  during(event.currentTarget, () => telling(byId("own-alert"), async () => made("Request for a signing certificate", (await api("smime/request", {})).pem))),
);
byId("own-opening").addEventListener("click", (event) =>
  during(event.currentTarget, () =>
    telling(byId("own-alert"), async () => {
      const { pem } = await api("smime/opening-certificate", {});
      made(
        "Opening certificate",
        pem,
        button("Use it", () => {
          byId("smime-opening").value = pem;
          byId("smime-opening").focus();
        }),
      );
    }),
  ),
);

// ---------------------------------------------------------------- the page

export async function loadCertificates() {
  show("certificates", "Certificates");
  byId("certificate-report").replaceChildren();
  byId("own-made").replaceChildren();
  await during(byId("certificates-refresh"), async () => {
    await telling(byId("certificates-alert"), () => loadPage());
    await telling(byId("own-alert"), loadOwn);
  });
}

byId("certificates-refresh").addEventListener("click", loadCertificates);
