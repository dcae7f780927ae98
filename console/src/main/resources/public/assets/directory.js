// The people and groups that rules ask about.

import { alertIn, button, byId, change, confirmFirst, during, node, plural, show, tell, telling, time, versioned } from "./page.js";

const COLUMNS = {
  people: "Columns: Address (or PrimarySmtpAddress), Aliases separated by ;, Manager, and attributes by their names in Exchange: DisplayName, Department, CustomAttribute1 …",
  groups: "Columns: Address (or PrimarySmtpAddress), Name, Members separated by ;. Groups may be members of groups.",
};

let tag = '"0"';

function number(value, label) {
  return node("div", {}, node("dt", {}, label), node("dd", {}, value));
}

async function load() {
  const counts = await versioned("directory/counts");
  const { people, groups, last } = counts.content;
  tag = counts.tag;
  byId("directory-counts").replaceChildren(
    number(people.toLocaleString(), people === 1 ? "person" : "people"),
    number(groups.toLocaleString(), groups === 1 ? "group" : "groups"),
    number(last ? node("span", { class: "small" }, time(last.at), ` by ${last.by}: ${last.summary}`) : "never", "changed"),
  );
}

export async function loadDirectory() {
  show("directory", "Directory");
  drawHelp();
  await during(byId("directory-refresh"), () => telling(byId("directory-alert"), load));
}

byId("directory-refresh").addEventListener("click", loadDirectory);

// ---------------------------------------------------------------- uploading

function kind() {
  return byId("upload-kind").value;
}

function drawHelp() {
  byId("upload-columns").textContent = COLUMNS[kind()];
}

function lines(title, shown, count) {
  if (count === 0) {
    return [];
  }
  const more = count > shown.length ? [node("p", { class: "muted" }, `and ${(count - shown.length).toLocaleString()} more`)] : [];
  return [
    node("h3", {}, title),
    node("ul", { class: "report" }, ...shown.map(({ line, message }) => node("li", {}, node("span", { class: "where" }, `Line ${line}`), message))),
    ...more,
  ];
}

function drawReport(report, file, what) {
  const wrong = report.problemCount;
  const words = what === "people" ? ["person", "people"] : ["group", "groups"];
  const good = plural(report.entries, words[0], words[1]);
  byId("upload-report").replaceChildren(
    node("h3", {}, wrong === 0 ? `The file is right: ${good}` : `${good} can be saved, ${plural(wrong, "problem", "problems")}`),
    report.ignoredColumns.length > 0 ? node("p", {}, `Columns that mean nothing here: ${report.ignoredColumns.join(", ")}`) : "",
    ...lines("Lines that are wrong", report.problems, wrong),
    ...lines("Lines that lack something", report.remarks, report.remarkCount),
    report.entries === 0 && wrong > 0
      ? ""
      : node(
          "div",
          { class: "buttons start" },
          button(wrong === 0 ? `Save ${good}…` : `Leave the wrong lines out and save ${good}…`, () => askToSave(report, file, what, good), wrong === 0 ? "primary" : "danger"),
        ),
  );
}

function askToSave(report, file, what, good) {
  confirmFirst(
    {
      title: `Replace all ${what}?`,
      text: [
        node("p", {}, `${good} of ${file.name} take the place of all ${what} in the directory. The version before stays in the history.`),
        report.problemCount > 0 ? node("p", {}, node("strong", {}, "Lines that are wrong are left out."), " Rules will not know whom they are about, and may not protect their mail.") : "",
      ],
      yes: "Replace",
      no: "Cancel",
      reload: loadDirectory,
      danger: report.problemCount > 0,
    },
    async () => {
      await change(`directory/${what}.csv?partly=${report.problemCount > 0}`, tag, file);
      byId("upload-report").replaceChildren();
      byId("upload-form").reset();
      drawHelp();
      await load();
      tell(`${good} saved.`);
    },
  );
}

byId("upload-kind").addEventListener("change", () => {
  drawHelp();
  byId("upload-report").replaceChildren();
});
byId("upload-file").addEventListener("change", () => {
  byId("upload-report").replaceChildren();
  alertIn(byId("upload-alert"));
});

byId("upload-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const [file] = byId("upload-file").files;
  const what = kind();
  byId("upload-report").replaceChildren();
  during(event.target.querySelector("button"), () =>
    telling(byId("upload-alert"), async () => {
      drawReport(await change(`directory/${what}.csv?dryRun=true`, tag, file), file, what);
    }),
  );
});
