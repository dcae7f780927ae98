// What makes writing an answer nicer: an editor, drafts that keep themselves, files that come
// straight from the browser. The page works without it.
"use strict";

(() => {
  const form = document.getElementById("answer");
  if (!form) return;
  const plain = document.getElementById("text");
  const word = (name) => form.querySelector(`[data-word="${name}"]`);
  const said = (name, ...values) =>
    word(name).textContent.replace(/#(\d)/g, (place, number) => values[number] ?? place);

  // ---- Formatted text: bold, italic, underlined, lists. Nothing else gets in, neither from the
  // clipboard nor from a draft, and everything is built node by node.

  const INLINE = { b: "b", strong: "b", i: "i", em: "i", u: "u" };
  const LISTS = ["ul", "ol"];
  const BLOCKS = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section",
    "article", "table", "tr", "dl", "dt", "dd", "header", "footer", "main"];
  const UNSEEN = ["script", "style", "head", "title", "template", "iframe", "object", "svg", "math",
    "select", "textarea", "noscript"];
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

  const characters = (text) =>
    text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (entity, decimal, hex, name) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? entity;
      const point = parseInt(decimal ?? hex, decimal ? 10 : 16);
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : "";
    });

  // A fragment of the few elements that the editor knows, of any HTML. It is read here, because a
  // page that lets no text become markup has no parser for it.
  const fragment = (html) => {
    const root = document.createDocumentFragment();
    const open = [{ name: "", node: root }];
    const node = () => open[open.length - 1].node;
    const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|([^<]+|<)/gi;
    let unseen = "";
    for (const [, end, tag, attributes, text] of html.matchAll(tags)) {
      const name = (tag ?? "").toLowerCase();
      if (unseen) {
        if (end && name === unseen) unseen = "";
      } else if (text !== undefined) {
        const words = characters(text).replace(/[\t\n\f\r ]+/g, " ");
        const list = LISTS.includes(open[open.length - 1].name);
        if (words.trim() || (!list && node().lastChild)) node().append(words);
      } else if (UNSEEN.includes(name)) {
        if (!end) unseen = name;
      } else if (name === "br") {
        node().append(document.createElement("br"));
      } else if (end) {
        const at = open.findLastIndex((element) => element.name === name);
        if (at > 0) open.length = at;
      } else {
        const kind = INLINE[name] && !/font-weight:\s*(normal|400)/i.test(attributes)
          ? INLINE[name]
          : LISTS.includes(name) ? name
          : name === "li" ? "li"
          : BLOCKS.includes(name) ? "div" : "";
        const made = kind ? document.createElement(kind) : null;
        if (made) {
          node().append(made);
          if (open.length < 40) open.push({ name, node: made });
        } else if (name && !/\/\s*$/.test(attributes) && open.length < 40
            && ["span", "a", "font", "body", "html", "td", "th", "tbody", "thead"].includes(name)) {
          open.push({ name, node: node() });
        }
      }
    }
    return root;
  };

  const escaped = (text) =>
    text.replace(/[&<>\u00a0]/g, (one) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;" })[one]);

  const html = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const name = node.localName;
    if (name === "br") return "<br>";
    const inner = Array.from(node.childNodes, html).join("");
    const kept = INLINE[name] ?? ([...LISTS, "li", "p", "div"].includes(name) ? name : "");
    return kept ? `<${kept}>${inner}</${kept}>` : inner;
  };

  // As somebody would type it: a line for each block and item.
  const text = (root) => {
    let lines = "";
    const line = () => {
      if (lines && !lines.endsWith("\n")) lines += "\n";
    };
    const write = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) {
        lines += node.data;
      } else if (node.localName === "br") {
        const last = !node.nextSibling && ["div", "p", "li"].includes(node.parentNode.localName);
        if (!last || node.parentNode.childNodes.length === 1) lines += "\n";
      } else if (node.localName === "li") {
        line();
        const items = Array.from(node.parentNode.children);
        const mark = node.parentNode.localName === "ol" ? `${items.indexOf(node) + 1}. ` : "- ";
        lines += "  ".repeat(Math.max(0, depth - 1)) + mark;
        node.childNodes.forEach((child) => write(child, depth));
        line();
      } else {
        const list = LISTS.includes(node.localName);
        const block = list || ["p", "div"].includes(node.localName);
        if (block) line();
        node.childNodes.forEach((child) => write(child, depth + (list ? 1 : 0)));
        if (block) line();
      }
    };
    root.childNodes.forEach((node) => write(node, 0));
    return lines.replace(/\u00a0/g, " ").replace(/\n$/, "");
  };

  const toolbar = form.querySelector(".toolbar");
  const editor = document.createElement("div");
  editor.id = "editor";
  editor.className = "editor";
  editor.contentEditable = "true";
  editor.dir = "auto";
  editor.setAttribute("role", "textbox");
  editor.setAttribute("aria-multiline", "true");
  editor.setAttribute("aria-labelledby", "text-label");
  if (plain.getAttribute("aria-invalid")) editor.setAttribute("aria-invalid", "true");

  const lines = (typed) => {
    const content = document.createDocumentFragment();
    if (!typed) return content;
    for (const one of typed.split("\n")) {
      const line = document.createElement("div");
      line.append(one || document.createElement("br"));
      content.append(line);
    }
    return content;
  };
  const earlier = form.elements.html.value;
  editor.append(earlier ? fragment(earlier) : lines(plain.value));
  plain.hidden = true;
  plain.after(editor);
  toolbar.hidden = false;
  document.getElementById("text-label").removeAttribute("for");
  document.getElementById("text-label").addEventListener("click", () => editor.focus());
  const toText = document.querySelector('.problem a[href="#text"]');
  if (toText) toText.href = "#editor";

  const isFormatted = () => editor.querySelector("b, strong, i, em, u, ul, ol") !== null;
  // What is not formatted goes as plain text.
  const fill = () => {
    plain.value = text(editor);
    form.elements.html.value = isFormatted() ? Array.from(editor.childNodes, html).join("") : "";
  };

  const buttons = Array.from(toolbar.querySelectorAll("button"));
  const showState = () => {
    if (!editor.contains(document.getSelection().anchorNode)) return;
    for (const button of buttons) {
      if (!button.hasAttribute("aria-pressed")) continue;
      button.setAttribute("aria-pressed", String(document.queryCommandState(button.dataset.command)));
    }
  };
  // There is no other way that browsers have in common, and none of them is about to drop it.
  const command = (name, value) => {
    editor.focus();
    document.execCommand("styleWithCSS", false, "false");
    document.execCommand(name, false, value);
    showState();
  };
  for (const button of buttons) {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const { command: name } = button.dataset;
      if (name === "removeFormat") {
        for (const list of ["insertUnorderedList", "insertOrderedList"]) {
          if (document.queryCommandState(list)) command(list);
        }
      }
      command(name);
      changed();
    });
  }
  // One stop of the Tab key, and the arrow keys within (the toolbar of ARIA's patterns).
  const stopAt = (button) => buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  stopAt(buttons[0]);
  toolbar.addEventListener("keydown", (event) => {
    const turned = getComputedStyle(toolbar).direction === "rtl";
    const steps = { ArrowRight: turned ? -1 : 1, ArrowLeft: turned ? 1 : -1 };
    const at = buttons.indexOf(document.activeElement);
    const to = event.key === "Home" ? 0
      : event.key === "End" ? buttons.length - 1
      : event.key in steps ? (at + steps[event.key] + buttons.length) % buttons.length : -1;
    if (to < 0) return;
    event.preventDefault();
    stopAt(buttons[to]);
    buttons[to].focus();
  });
  document.addEventListener("selectionchange", showState);

  editor.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = event.shiftKey
      ? { Digit8: "insertUnorderedList", Digit7: "insertOrderedList" }[event.code]
      : { b: "bold", i: "italic", u: "underline" }[event.key.toLowerCase()];
    if (!name) return;
    event.preventDefault();
    command(name);
  });

  const insert = (content) => {
    const selection = document.getSelection();
    if (!selection.rangeCount || !editor.contains(selection.anchorNode)) {
      editor.append(content);
      return;
    }
    const range = selection.getRangeAt(0);
    range.deleteContents();
    const last = content.lastChild;
    range.insertNode(content);
    if (last) range.setStartAfter(last);
    range.collapse(true);
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const take = (event, transfer) => {
    if (!transfer || transfer.files.length) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    const content = fragment(transfer.getData("text/html").slice(0, 2000000));
    if (content.querySelector("b, i, u, ul, ol")) insert(content);
    else document.execCommand("insertText", false, transfer.getData("text/plain"));
    changed();
  };
  editor.addEventListener("paste", (event) => take(event, event.clipboardData));
  editor.addEventListener("drop", (event) => take(event, event.dataTransfer));

  // ---- The draft keeps itself: three seconds after the last change, and when the page is left.

  const PAUSE = 3000;
  // What browsers send for a page that is gone already.
  const MOST_KEPT_ALIVE = 60000;
  const state = form.querySelector(".state");
  let isDirty = false;
  let timer = 0;
  let keeping = null;
  let isNewerElsewhere = false;
  let isLeaving = false;
  let uploading = 0;

  const fields = (action) => {
    fill();
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "do") values.append(name, value);
    }
    // Of a name that comes twice, the first counts.
    const carried = values.getAll("carry").join(",");
    values.delete("carry");
    if (carried) values.set("carry", carried);
    values.set("do", action);
    return values;
  };
  // As the reader's region writes it, in the page's language.
  const spoken = document.documentElement.lang || "en";
  const locale = (navigator.languages || []).find((one) => one.startsWith(spoken + "-"))
    || (spoken === "en" ? "en-GB" : spoken);
  const time = () =>
    new Intl.DateTimeFormat(locale,
      { hour: "2-digit", minute: "2-digit", numberingSystem: "latn" }).format(new Date());
  const showKept = () => {
    const copy = word("kept").cloneNode(true);
    copy.querySelector("span").textContent = time();
    state.replaceChildren(...copy.childNodes);
  };
  const post = async (action) => {
    const body = fields(action);
    const answer = await fetch(form.dataset.base + "/answer", {
      method: "POST",
      body,
      headers: { accept: "application/json" },
      redirect: "error",
      cache: "no-store",
      keepalive: body.toString().length < MOST_KEPT_ALIVE,
    });
    if (answer.status === 409) isNewerElsewhere = true;
    if (!answer.ok) throw new Error(String(answer.status));
    form.elements.version.value = (await answer.json()).version;
  };
  const keep = () => {
    clearTimeout(timer);
    if (!isDirty || isNewerElsewhere || isLeaving || uploading) return Promise.resolve();
    if (keeping) return keeping.then(keep);
    isDirty = false;
    state.textContent = said("keeping");
    keeping = post("keep")
      .then(showKept)
      .catch(() => {
        isDirty = true;
        state.textContent = said(isNewerElsewhere ? "newer" : "not-kept");
        // Whoever is not typing any more gets another try all the same.
        if (!isNewerElsewhere) timer = setTimeout(keep, 10 * PAUSE);
      })
      .finally(() => {
        keeping = null;
      });
    return keeping;
  };
  const changed = () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type !== "file") changed();
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });

  // What is being kept is kept first, so that the form goes on from it; and files that are on their
  // way are waited for.
  let isWaiting = false;
  form.addEventListener("submit", (event) => {
    fill();
    clearTimeout(timer);
    const button = event.submitter;
    if (keeping || uploading) {
      event.preventDefault();
      event.stopPropagation();
      if (isWaiting) return;
      isWaiting = true;
      const again = () => {
        if (keeping || uploading) {
          (keeping ?? idle()).then(again);
          return;
        }
        isWaiting = false;
        form.requestSubmit(button);
      };
      again();
      return;
    }
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (uploading) event.preventDefault();
  });

  // ---- Files come straight from the browser, encrypted here under a key of their own.

  const chooser = document.getElementById("files");
  const rows = form.querySelector(".files");
  const files = form.querySelector(".uploads-state");
  const waiting = [];
  let idlers = [];
  const idle = () => new Promise((done) => idlers.push(done));
  if (!window.crypto || !crypto.subtle) return;
  form.querySelectorAll(".by-form").forEach((part) => (part.hidden = true));

  const size = (bytes) => {
    const [value, unit] = bytes < 999500 ? [Math.round(bytes / 1000), "kilobyte"] : [bytes / 1e6, "megabyte"];
    return new Intl.NumberFormat(locale, {
      style: "unit", unit, numberingSystem: "latn",
      maximumFractionDigits: unit === "kilobyte" ? 0 : 1,
    }).format(value);
  };
  const ask = async (step, values) => {
    const answer = await fetch(form.dataset.base + step, {
      method: "POST",
      body: new URLSearchParams({ csrf: form.elements.csrf.value, as: form.elements.as.value, ...values }),
      redirect: "error",
      cache: "no-store",
    });
    if (answer.status === 413) throw "too-large";
    if (!answer.ok) throw "failed";
    return answer.json();
  };
  // 12 bytes of initialization vector, the ciphertext, 16 bytes of tag.
  const sealed = async (content, base64) => {
    const octets = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", octets, "AES-GCM", false, ["encrypt"]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return new Blob([iv, await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, content)],
      { type: "application/octet-stream" });
  };
  const bring = (ticket, blob, upload) => new Promise((done, broken) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(ticket.fields)) body.append(name, value);
    body.append("file", blob, "sealed");
    const request = new XMLHttpRequest();
    request.open("POST", ticket.address);
    request.upload.addEventListener("progress", (event) => upload.show(event.loaded, event.total));
    request.addEventListener("load", () =>
      request.status >= 200 && request.status < 300 ? done() : broken("failed"));
    request.addEventListener("error", () => broken("failed"));
    request.addEventListener("abort", () => broken("stopped"));
    upload.stop = () => request.abort();
    request.send(body);
  });
  const steps = async (upload) => {
    const { file } = upload;
    if (!file.size) throw "empty";
    if (file.size > Number(form.dataset.bytes)) throw "too-large";
    const content = await file.arrayBuffer().catch(() => {
      throw "empty";
    });
    const ticket = await ask("/upload", { name: file.name, type: file.type, bytes: file.size });
    upload.id = ticket.file;
    const blob = await sealed(content, ticket.key);
    if (upload.isStopped) throw "stopped";
    await bring(ticket, blob, upload);
    const end = await ask("/uploaded", { file: ticket.file });
    form.elements.version.value = end.version;
  };
  const run = async (upload) => {
    const { row, file } = upload;
    if (keeping) await keeping;
    try {
      await steps(upload);
      row.querySelector("progress").remove();
      row.querySelector(".kind").textContent = size(file.size);
      const hadFocus = row.contains(document.activeElement);
      row.querySelector(".stop").remove();
      row.querySelector(".retry").remove();
      const remove = row.querySelector(".remove");
      remove.value = "remove-" + upload.id;
      remove.setAttribute("aria-label", said("remove-file", file.name));
      remove.hidden = false;
      if (hadFocus) remove.focus();
      files.textContent = said("uploaded", file.name);
    } catch (why) {
      const problem = ["too-large", "empty", "stopped"].includes(why) ? why : "failed";
      if (problem === "failed") {
        row.querySelector("progress").hidden = true;
        row.querySelector(".kind").textContent = size(file.size);
        row.querySelector(".stop").hidden = true;
        row.querySelector(".retry").hidden = false;
      } else {
        if (row.contains(document.activeElement)) chooser.focus();
        row.remove();
      }
      files.textContent = problem === "stopped" ? "" : said(problem, file.name);
    }
  };
  const work = async () => {
    if (uploading) return;
    while (waiting.length) {
      uploading = 1;
      await run(waiting.shift());
    }
    uploading = 0;
    idlers.forEach((done) => done());
    idlers = [];
    if (isDirty) changed();
  };
  const begin = (file) => {
    const row = document.getElementById("file-row").content.firstElementChild.cloneNode(true);
    const upload = { file, row, id: "", isStopped: false, stop: () => {}, show: () => {} };
    const ending = /\.([A-Za-z0-9]{1,5})$/.exec(file.name);
    row.querySelector(".ending").textContent = ending ? ending[1].toUpperCase() : "";
    row.querySelector("bdi").textContent = file.name;
    const progress = row.querySelector("progress");
    progress.setAttribute("aria-label", file.name);
    upload.show = (loaded, total) => {
      progress.max = total || 1;
      progress.value = loaded;
      row.querySelector(".kind").textContent = said("uploading", file.name, size(loaded), size(file.size));
    };
    upload.show(0, 1);
    row.querySelector(".stop").addEventListener("click", () => {
      upload.isStopped = true;
      const at = waiting.indexOf(upload);
      if (at >= 0) {
        waiting.splice(at, 1);
        row.remove();
        chooser.focus();
      }
      upload.stop();
    });
    row.querySelector(".retry").addEventListener("click", () => {
      progress.hidden = false;
      row.querySelector(".retry").hidden = true;
      row.querySelector(".stop").hidden = false;
      row.querySelector(".stop").focus();
      upload.isStopped = false;
      upload.show(0, 1);
      waiting.push(upload);
      work();
    });
    rows.append(row);
    waiting.push(upload);
  };
  chooser.addEventListener("change", () => {
    Array.from(chooser.files).forEach(begin);
    chooser.value = "";
    work();
  });
})();
