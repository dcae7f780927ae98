// What makes the pages nicer. They work without it.
"use strict";

// A message is as high as its content, measured anew whenever its width changes. Starting from
// nothing keeps heights in vh from growing at each turn; the limit keeps a message from being a
// mile long: then it scrolls in its frame.
for (const frame of document.querySelectorAll("iframe.body")) {
  let width = 0;
  const fit = () => {
    const content = frame.contentDocument && frame.contentDocument.documentElement;
    if (!content || frame.clientWidth === width) return;
    width = frame.clientWidth;
    const scrolled = window.scrollY;
    frame.style.height = "0";
    frame.style.height = Math.min(content.scrollHeight + 2, 20000) + "px";
    window.scrollTo(window.scrollX, scrolled);
  };
  const arrived = () => {
    width = 0;
    fit();
  };
  frame.addEventListener("load", arrived);
  window.addEventListener("resize", fit);
  if (frame.contentDocument && frame.contentDocument.readyState === "complete") arrived();
}

// Times in the reader's own zone.
const language = document.documentElement.lang;
const local = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
  day: "numeric", month: "long", year: "numeric",
  hour: "2-digit", minute: "2-digit", timeZoneName: "short",
});
for (const time of document.querySelectorAll("time[datetime]")) {
  time.textContent = local.format(new Date(time.dateTime));
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
